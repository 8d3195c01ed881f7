package org.learnwire.kit.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema that editors use knows exactly the words that the reader knows. */
class SchemaTest {
  private final JsonNode schema;

  SchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(Path.of("connector.schema.json").toFile());
  }

  @TestFactory
  Stream<DynamicTest> each_section_has_the_same_keys() {
    return Arrays.stream(Vocabulary.values())
        .map(
            section ->
                DynamicTest.dynamicTest(
                    section.definition(),
                    () -> {
                      JsonNode definition = definition(section);
                      assertThat(names(definition.path("properties")))
                          .containsExactlyInAnyOrderElementsOf(section.names());
                      assertThat(definition.path("additionalProperties").asBoolean(true)).isFalse();
                    }));
  }

  @Test
  void each_closed_list_has_the_same_words() {
    assertThat(words("kind")).isEqualTo(Word.all(Kind.class));
    assertThat(words("verified")).isEqualTo(Word.all(Verified.class));
    assertThat(words("target")).isEqualTo(Word.all(Target.class));
    assertThat(words("absent")).isEqualTo(Word.all(Absent.class));
    assertThat(words("change")).isEqualTo(Word.all(Change.class));
    assertThat(words("writeClass")).isEqualTo(Word.all(WriteClass.class));
    assertThat(words("place")).isEqualTo(Word.all(Place.class));
    assertThat(words("edge")).isEqualTo(Word.all(Edge.class));
    assertThat(words("timeFormat")).isEqualTo(Word.all(TimeFormat.class));
    assertThat(words("errorWord")).isEqualTo(Word.all(ErrorWord.class));
    JsonNode writes = definition(Vocabulary.MANIFEST).path("properties").path("writes");
    List<String> named = new ArrayList<>();
    writes.path("propertyNames").path("enum").forEach(word -> named.add(word.asText()));
    assertThat(named).isEqualTo(Vocabulary.WRITES);
  }

  private JsonNode definition(Vocabulary section) {
    return section == Vocabulary.MANIFEST
        ? schema
        : schema.path("$defs").path(section.definition());
  }

  private List<String> words(String definition) {
    List<String> words = new ArrayList<>();
    schema.path("$defs").path(definition).path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
