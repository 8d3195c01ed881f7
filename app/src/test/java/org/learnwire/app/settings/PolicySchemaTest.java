package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The schema that editors use knows exactly the keys that the reader of policy.yaml knows. */
class PolicySchemaTest {
  private static final Path SAMPLES = Path.of("../config-samples");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TempDir Path folder;

  private final JsonNode schema;

  PolicySchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(SAMPLES.resolve("policy.schema.json").toFile());
  }

  @TestFactory
  Stream<DynamicTest> each_section_has_the_same_keys() {
    return Stream.of("", "scope", "visibility")
        .map(
            section ->
                DynamicTest.dynamicTest(
                    section.isEmpty() ? "the file" : section,
                    () -> assertThat(known(section)).isEqualTo(keys(section))));
  }

  /** The reader answers a key that it does not know with those that it knows. */
  private Set<String> known(String section) throws IOException {
    Files.writeString(
        folder.resolve(PolicyReader.FILE),
        section.isEmpty() ? "zzz: 1\n" : section + ": {zzz: 1}\n");
    String message = String.valueOf(catchThrowable(() -> PolicyReader.in(folder)));
    assertThat(message).contains("unknown key \"zzz\"");
    String keys = message.replaceFirst("(?s).*Known keys: ", "").replaceFirst("\\.$", "");
    return new TreeSet<>(Arrays.asList(keys.split(", ")));
  }

  private Set<String> keys(String section) {
    Set<String> keys = new TreeSet<>();
    JsonNode at = section.isEmpty() ? schema : schema.path("properties").path(section);
    at.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private List<String> problems(String yaml) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(YAML.readTree(yaml))
        .stream()
        .map(Object::toString)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_valid_for_an_editor_and_names_the_schema()
      throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      List<Path> found = all.filter(each -> each.endsWith("policy.yaml")).sorted().toList();
      assertThat(found).hasSizeGreaterThan(1);
      return found.stream()
          .map(
              sample ->
                  DynamicTest.dynamicTest(
                      SAMPLES.relativize(sample).toString(),
                      () -> {
                        assertThat(problems(Files.readString(sample))).isEmpty();
                        assertThat(Files.readAllLines(sample).get(0))
                            .isEqualTo("# yaml-language-server: $schema=../policy.schema.json");
                      }));
    }
  }

  @Test
  void an_editor_marks_what_is_misspelt() throws IOException {
    assertThat(problems("scope: {sites: [Graz], unknown-people: kep}")).hasSize(1);
    assertThat(problems("scope: {unknown-people: keep}")).isNotEmpty();
    assertThat(problems("drop: {hr: [a]}")).isNotEmpty();
    assertThat(problems("retention: {a/b: 2 years}")).hasSize(1);
    assertThat(problems("retention: {a/b: P}")).hasSize(1);
    assertThat(problems("retention: {a/b: P1Y6M}")).isEmpty();
  }
}
