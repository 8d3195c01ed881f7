package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The schema that editors use knows exactly the keys that the reader of learnwire.yaml knows. */
class SettingsSchemaTest {
  private static final Path SAMPLES = Path.of("../config-samples");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String UNKNOWN = "zzz";

  @TempDir Path folder;

  private final JsonNode schema;

  SettingsSchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(SAMPLES.resolve("learnwire.schema.json").toFile());
  }

  /** The reader answers a key that it does not know with those that it knows. */
  @TestFactory
  Stream<DynamicTest> each_section_has_the_same_keys() {
    Map<String, Set<String>> sections = new TreeMap<>();
    collect(schema, "", sections);
    assertThat(sections).as("sections of the schema").hasSizeGreaterThan(12);
    return sections.entrySet().stream()
        .map(
            section ->
                DynamicTest.dynamicTest(
                    section.getKey().isEmpty() ? "the file" : section.getKey(),
                    () -> assertThat(known(section.getKey())).isEqualTo(section.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_valid_for_an_editor_and_names_the_schema()
      throws IOException {
    return files("learnwire.yaml")
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    SAMPLES.relativize(sample).toString(),
                    () -> {
                      assertThat(problems(schema, sample)).isEmpty();
                      assertThat(Files.readAllLines(sample).get(0))
                          .isEqualTo("# yaml-language-server: $schema=../learnwire.schema.json");
                    }));
  }

  @Test
  void an_editor_marks_what_is_misspelt() throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(file, "learnwire: {connections: {hr: {connector: x, evry: 1h}}}");
    assertThat(problems(schema, file)).hasSize(1).allMatch(each -> each.contains("evry"));

    Files.writeString(file, "learnwire: {connections: {hr: {connector: x, every: often}}}");
    assertThat(problems(schema, file)).hasSize(1);
    assertThatThrownBy(() -> read(file)).isInstanceOf(InvalidSettings.class);
  }

  private Set<String> known(String section) throws IOException {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ObjectNode at = file;
    JsonNode here = schema;
    for (String step : section.isEmpty() ? List.<String>of() : List.of(section.split("/"))) {
      boolean item = step.endsWith("[]");
      String key = step.replace("[]", "");
      JsonNode named = here.path("properties").path(key);
      JsonNode next = resolved(named.isMissingNode() ? here.path("additionalProperties") : named);
      here = item ? resolved(next.path("items")) : next;
      ObjectNode inner = JsonNodeFactory.instance.objectNode();
      fillRequired(here, inner);
      at.set(key, item ? ((ArrayNode) YAML.createArrayNode()).add(inner) : inner);
      at = inner;
    }
    at.put(UNKNOWN, "1");
    Path path = folder.resolve("learnwire.yaml");
    Files.writeString(path, YAML.writeValueAsString(file));
    String message = String.valueOf(catchThrowable(() -> read(path)));
    assertThat(message).contains("unknown key \"" + UNKNOWN + "\"").contains("Known keys: ");
    String keys = message.replaceFirst("(?s).*Known keys: ", "").replaceFirst("\\.$", "");
    return new TreeSet<>(Arrays.asList(keys.split(", ")));
  }

  private AppSettings read(Path path) {
    UnaryOperator<String> nothingSet = name -> null;
    return new SettingsFile(path, Clock.systemUTC(), nothingSet).read(Optional.empty());
  }

  private void fillRequired(JsonNode section, ObjectNode into) {
    section
        .path("required")
        .forEach(
            key ->
                into.set(
                    key.asText(),
                    resolved(section.path("properties").path(key.asText()))
                        .path("examples")
                        .path(0)));
  }

  /** Sections whose keys are closed, by their path. */
  private void collect(JsonNode node, String path, Map<String, Set<String>> sections) {
    JsonNode section = resolved(node);
    if (section.path("additionalProperties").isBoolean()) {
      Set<String> keys = new TreeSet<>();
      section.path("properties").fieldNames().forEachRemaining(keys::add);
      sections.put(path, keys);
    }
    if (section.path("additionalProperties").isObject()) {
      collect(section.path("additionalProperties"), path + "/some", sections);
    }
    section
        .path("properties")
        .fields()
        .forEachRemaining(
            each -> {
              String below = path.isEmpty() ? each.getKey() : path + "/" + each.getKey();
              JsonNode value = resolved(each.getValue());
              if (value.has("items")) {
                collect(value.path("items"), below + "[]", sections);
              } else {
                collect(value, below, sections);
              }
            });
  }

  private JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.isEmpty() ? node : schema.at(ref.substring(1));
  }

  private static List<String> problems(JsonNode schema, Path file) throws IOException {
    List<String> problems = new ArrayList<>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(YAML.readTree(file.toFile()))
        .forEach(each -> problems.add(each.getMessage()));
    return problems;
  }

  private static Stream<Path> files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      List<Path> found = all.filter(each -> each.endsWith(name)).sorted().toList();
      return found.stream();
    }
  }
}
