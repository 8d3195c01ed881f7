package org.learnwire.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementObject;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiJson;

/**
 * A statement with everything worked out that needs no database. This is done side by side for
 * different callers; the writer, which all wait for, only writes.
 *
 * @param sent as it came
 * @param hash of its canonical form
 * @param text its JSON with all that the store adds but the id and the stored time
 * @param timestamp null when the sender gave none: then it is the stored time
 * @param terms what it is found by
 * @param numbers what is remembered of the terms' numbers, 0 where nothing is
 * @param target the statement that it is about, if it is about one
 * @param voiding it takes its target out of use
 */
record ReadyStatement(
    UUID id,
    Statement sent,
    byte[] hash,
    String text,
    @Nullable Instant timestamp,
    List<String> terms,
    long[] numbers,
    @Nullable UUID target,
    boolean voiding,
    Origin origin,
    StoreOptions options) {

  static ReadyStatement of(Statement sent, Origin origin, StoreOptions options, Terms known) {
    UUID id = sent.id().orElseGet(UUID::randomUUID);
    JsonNode authority = options.authorityOrDefault();
    List<String> terms = IndexTerms.of(sent.node(), authority);
    UUID target = target(sent.node().path("object"));
    return new ReadyStatement(
        id,
        sent,
        Canonical.hash(sent),
        text(sent, authority),
        sent.timestamp().orElse(null),
        terms,
        known.remembered(terms),
        target,
        target != null && sent.voids().isPresent(),
        origin,
        options);
  }

  /** The same under another id: nothing else hangs on it. */
  ReadyStatement withId(UUID other) {
    return new ReadyStatement(
        other, sent, hash, text, timestamp, terms, numbers, target, voiding, origin, options);
  }

  /** The whole JSON; id and times are put in as text, nothing is parsed or written anew. */
  String body(Instant stored) {
    String time = Timestamps.format(stored);
    StringBuilder body = new StringBuilder(text.length() + 140);
    body.append("{\"id\":\"").append(id).append("\",").append(text, 1, text.length() - 1);
    if (timestamp == null) {
      body.append(",\"timestamp\":\"").append(time).append('"');
    }
    return body.append(",\"stored\":\"").append(time).append("\"}").toString();
  }

  private static String text(Statement sent, JsonNode authority) {
    ObjectNode full = JsonNodeFactory.instance.objectNode();
    full.setAll(sent.node());
    full.remove("id");
    full.remove("stored");
    if (!full.has("version")) {
      full.put("version", sent.version().statementVersion());
    }
    full.set("authority", authority);
    return XapiJson.write(full);
  }

  private static @Nullable UUID target(JsonNode object) {
    return "StatementRef".equals(object.path("objectType").asText())
        ? ((StatementRef) StatementObject.of(object)).id()
        : null;
  }
}
