package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.rules.Company;
import org.learnwire.rules.InvalidRule;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleFile;

/** The schema that editors use knows exactly the words that the reader of rules knows. */
class RuleSchemaTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String UNKNOWN = "zzz";
  private static final String RULE =
      """
      rule: a
      who: {tenure: {min: P1M}}
      when: {verb: completed, result.score.scaled: {min: 0.5}}
      given:
        shared: {of: same path, within: P3D}
        goal: {of: same path, state: accepted}
        proposed-goal: {of: same path}
      then-follows: [{shared: {of: same path, within: P3D}}]
      absent: {coached: {of: same path, for: P3D}}
      then: {%s}
      once-per: {path: true}
      examples: [{name: a, person: {team: A}, given: [], expect: []}]
      """;

  private final JsonNode schema;

  RuleSchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(Path.of("../rules/rule.schema.json").toFile());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "/who, /properties/who",
    "/who/tenure, /properties/who/properties/tenure",
    "/when, /properties/when",
    "/when/result.score.scaled, /$defs/score",
    "/given/shared, /properties/given/additionalProperties",
    "/given/goal, /properties/given/properties/goal",
    "/given/proposed-goal, /properties/given/properties/proposed-goal",
    "/then-follows/0/shared, /properties/then-follows/items/additionalProperties",
    "/absent/coached, /properties/absent/additionalProperties",
    "/then, /properties/then",
    "/once-per, /properties/once-per",
    "/examples/0, /properties/examples/items",
    "/examples/0/person, /properties/examples/items/properties/person"
  })
  void a_section_has_the_same_words(String place, String definition) throws IOException {
    sameWords("close-goal: {via: hr}", place, definition);
  }

  @TestFactory
  Stream<DynamicTest> every_result_has_the_same_words() {
    List<String> results = new ArrayList<>();
    schema.at("/properties/then/properties").fieldNames().forEachRemaining(results::add);
    assertThat(results).hasSize(8);
    return results.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        sameWords(
                            name + ": {via: hr}",
                            "/then/" + name,
                            "/properties/then/properties/" + name)));
  }

  private void sameWords(String then, String place, String definition) throws IOException {
    ObjectNode rule = (ObjectNode) YAML.readTree(RULE.formatted(then));
    ObjectNode section = (ObjectNode) rule.at(place);
    section.put(UNKNOWN, "1");
    InvalidRule refused =
        catchThrowableOfType(
            InvalidRule.class, () -> load("rule.yaml", YAML.writeValueAsString(rule)));
    assertThat(refused).hasMessageContaining(UNKNOWN);
    List<String> words = new ArrayList<>();
    schema.at(definition + "/properties").fieldNames().forEachRemaining(words::add);
    assertThat(new TreeSet<>(words)).isEqualTo(new TreeSet<>(refused.known()));
    assertThat(schema.at(definition).path("additionalProperties").asBoolean(true)).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> every_rule_that_we_ship_is_valid_for_an_editor() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("../config-samples"))) {
      List<Path> rules =
          all.filter(file -> file.getParent().endsWith("rules"))
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .toList();
      assertThat(rules).hasSizeGreaterThan(15);
      return rules.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.toString(),
                      () -> assertThat(problems(YAML.readTree(file.toFile()))).isEmpty()));
    }
  }

  @Test
  void an_editor_marks_what_is_misspelt() throws IOException {
    String sound = RULE.formatted("nudge: {via: chat, to: manager, text: {en: Look}}");
    assertThat(problems(YAML.readTree(sound))).isEmpty();
    for (String[] change :
        new String[][] {
          {"to: manager", "to: everybody"},
          {"for: P3D", "for: three days"},
          {"path: true", "path: false"},
          {"result.score.scaled", "result.score.raw"},
          {"then-follows: [{shared: {of: same path, within: P3D}}]", "then-follows: [{}]"}
        }) {
      assertThat(sound).contains(change[0]);
      assertThat(problems(YAML.readTree(sound.replace(change[0], change[1]))))
          .as(change[1])
          .isNotEmpty();
    }
  }

  private List<String> problems(JsonNode rule) {
    List<String> problems = new ArrayList<>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(rule)
        .forEach(each -> problems.add(each.getMessage()));
    return problems;
  }

  private static void load(String file, String text) {
    RuleBook.load(
        List.of(new RuleFile(file, text)),
        LearningMap.empty(),
        new Company(ZoneOffset.UTC, List.of("en")),
        Map.of());
  }
}
