package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.XapiJson;

/** A mapped page as text and back, so that it can pass through a broker. */
final class MappedPageJson {
  private MappedPageJson() {}

  static String write(MappedPage mapped) {
    SourcePage page = mapped.page();
    ObjectNode json = XapiJson.object();
    json.put("connection", page.connection()).put("stream", page.stream());
    json.put("number", page.number()).put("sweep", page.sweep()).put("history", page.history());
    json.put("readAt", page.readAt().toString());
    var records = json.putArray("records");
    mapped.records().forEach(record -> records.add(record(record)));
    return json.toString();
  }

  /**
   * @throws IllegalArgumentException when it is none
   */
  static MappedPage read(String text) {
    try {
      JsonNode json = XapiJson.read(text);
      List<MappedRecord> records = new ArrayList<>();
      for (JsonNode each : json.path("records")) {
        records.add(record(each));
      }
      SourcePage page =
          new SourcePage(
              json.required("connection").asText(),
              json.required("stream").asText(),
              json.path("number").asInt(),
              json.path("sweep").asBoolean(),
              json.path("history").asBoolean(),
              Instant.parse(json.required("readAt").asText()),
              records.stream().map(MappedRecord::source).toList());
      return new MappedPage(page, records);
    } catch (IOException e) {
      throw new IllegalArgumentException("is no page of mapped records: " + e.getMessage(), e);
    }
  }

  private static ObjectNode record(MappedRecord record) {
    ObjectNode json = XapiJson.object();
    json.set("source", record.source().toJson());
    json.put("factHash", record.factHash()).put("watchHash", record.watchHash());
    json.set("keep", record.keep());
    Mapped mapped = record.mapped();
    if (mapped instanceof Mapped.ToStatement to) {
      json.set("statement", to.statement().node());
    } else if (mapped instanceof Mapped.ToEmployee to) {
      json.set("employee", RecordJson.of(to.employee()));
    } else if (mapped instanceof Mapped.ToAccount to) {
      json.set("account", RecordJson.of(to.account()));
    } else if (mapped instanceof Mapped.Skipped skipped) {
      json.put("skipped", skipped.reason());
    } else if (mapped instanceof Mapped.Failed failed) {
      json.putObject("failed").put("reason", failed.reason()).put("detail", failed.detail());
    }
    return json;
  }

  private static MappedRecord record(JsonNode json) {
    return new MappedRecord(
        SourceRecord.of(json.path("source")),
        mapped(json),
        json.path("factHash").asText(),
        textOrNull(json.path("watchHash")),
        json.path("keep") instanceof ObjectNode kept ? kept : XapiJson.object());
  }

  private static Mapped mapped(JsonNode json) {
    if (json.path("statement") instanceof ObjectNode statement) {
      return MappingStep.statement(statement); // whoever had it meanwhile may have changed it
    }
    if (json.path("employee") instanceof ObjectNode employee) {
      return new Mapped.ToEmployee(DirectoryReader.employee(employee));
    }
    if (json.path("account") instanceof ObjectNode account) {
      return new Mapped.ToAccount(
          DirectoryReader.account(account, account.path("homePage").asText()));
    }
    if (json.has("skipped")) {
      return new Mapped.Skipped(json.path("skipped").asText());
    }
    if (json.has("failed")) {
      JsonNode failed = json.path("failed");
      return new Mapped.Failed(failed.path("reason").asText(), failed.path("detail").asText());
    }
    return new Mapped.Reference();
  }

  private static @Nullable String textOrNull(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }
}
