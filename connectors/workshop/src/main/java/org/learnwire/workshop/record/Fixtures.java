package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ItemKey;
import org.learnwire.workshop.contract.Contract;
import org.learnwire.workshop.contract.VendorDouble;

/** Writes a connector's folder with what was recorded, in disguise. */
final class Fixtures {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES));

  private static final String NOT_RECORDED =
      "not recorded: only what was there was asked for. Write it by hand if it can be";

  private final Connection connection;
  private final List<Take> takes;
  private final Disguise disguise;
  private final Said said;
  private final Map<Path, ObjectNode> files = new LinkedHashMap<>();

  /**
   * @param person with whom writes were tried
   */
  Fixtures(Connection connection, @Nullable String person, List<Take> takes) {
    this.connection = connection;
    this.takes = takes;
    FieldNames names = new FieldNames(Words.idFields(connection.connector()));
    OwnWords own = new OwnWords();
    List<JsonNode> seen = new ArrayList<>();
    for (Take take : takes) {
      take.exchanges().forEach(each -> seen.add(each.body()));
      if (take.asked().input() != null) {
        own.add(take.asked().input());
        seen.add(take.asked().input());
      }
    }
    this.disguise =
        new Disguise(Words.of(connection.connector()), own, Seen.of(names, seen), names);
    if (person != null) {
      disguise.id(person);
    }
    List<String> roots = new ArrayList<>(List.of(connection.baseUrl()));
    roots.addAll(OpenSettings.addresses(connection));
    this.said =
        new Said(new Addresses(roots, Words.steps(connection.connector()), disguise), disguise);
  }

  void write(Path into, List<String> told) throws IOException, InterruptedException {
    Path fixtures = into.resolve("fixtures");
    files.put(fixtures.resolve("connection.yaml"), new OpenSettings(connection, disguise).yaml());
    for (Take take : takes) {
      Path file = fixtures.resolve(take.subject()).resolve(take.name() + ".yaml");
      files.put(file, conversation(take));
    }
    new Guard(disguise).check(files.values());
    for (Map.Entry<Path, ObjectNode> file : files.entrySet()) {
      save(file.getKey(), file.getValue());
    }
    copy(into);
    expect(into, told);
  }

  private ObjectNode conversation(Take take) {
    ObjectNode file = YAML.createObjectNode();
    file.put("say", "as it was said once; names, addresses, ids and secrets are made up");
    Take.Asked asked = take.asked();
    if (asked.sweep()) {
      file.put("sweep", true);
    }
    if (asked.cursor() != null) {
      file.put("cursor", disguise.text(asked.cursor(), "cursor"));
    }
    if (asked.input() != null) {
      file.set("input", disguise.json(asked.input(), ""));
    }
    if (asked.lookup()) {
      file.put("lookup", true);
    }
    for (ObjectNode item : take.items()) {
      file.withObjectProperty("items")
          .withArrayProperty(item.path(Items.STREAM).asText())
          .add(item(item));
    }
    ArrayNode exchanges = file.putArray("exchanges");
    take.exchanges().forEach(each -> said.exchange(each).ifPresent(exchanges::add));
    return file;
  }

  /** Its key is made of its fields, and so is the key of the one in disguise. */
  private ObjectNode item(ObjectNode item) {
    String stream = item.path(Items.STREAM).asText();
    ObjectNode own = item.deepCopy();
    own.remove(List.of(Items.STREAM, "key"));
    ObjectNode made = (ObjectNode) disguise.json(own, stream);
    List<JsonNode> key =
        connection.manifest().streams().get(stream).key().stream().map(made::path).toList();
    ObjectNode keyed = YAML.createObjectNode().put("key", ItemKey.of(key));
    keyed.setAll(made);
    return keyed;
  }

  /** What the conversations come to is found out by holding them. */
  private void expect(Path into, List<String> told) throws IOException, InterruptedException {
    Contract contract = Contract.of(into);
    try (VendorDouble vendor = new VendorDouble()) {
      for (String name : contract.names()) {
        Contract.Came came = contract.came(name, vendor);
        came.unanswered().forEach(each -> told.add(name + ": nothing answers " + each));
        Path file = contract.file(name);
        ObjectNode conversation = (ObjectNode) YAML.readTree(file.toFile());
        complete(conversation, came);
        save(file, conversation);
        told.add("%s: %d exchanges".formatted(name, conversation.path("exchanges").size()));
      }
    }
    ObjectNode missing = YAML.createObjectNode();
    contract.missing().forEach(each -> missing.put(each, NOT_RECORDED));
    save(into.resolve("fixtures/not-applicable.yaml"), missing);
  }

  private static void complete(ObjectNode conversation, Contract.Came came) throws IOException {
    ObjectNode expect = came.expect();
    if (!conversation.toString().contains(expect.path("cursor").asText(""))) {
      expect.put("cursor", "any"); // the moment of the pass
    }
    // Sent in disguise: what was really sent is written nowhere.
    for (int i = 0; i < came.sent().size(); i++) {
      ObjectNode request = (ObjectNode) conversation.at("/exchanges/" + i + "/request");
      if (came.sent().get(i).isPresent()) {
        Said.complete(request, came.sent().get(i).get(), conversation.has("input"));
      }
    }
    conversation.set("expect", expect);
  }

  private void copy(Path into) throws IOException {
    Files.writeString(
        into.resolve("connector.yaml"), connection.connector().text("connector.yaml"));
    for (String mapping : Words.mappings(connection.connector())) {
      Files.writeString(into.resolve(mapping), connection.connector().text(mapping));
    }
  }

  private static void save(Path file, ObjectNode json) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, YAML.writeValueAsString(json));
  }
}
