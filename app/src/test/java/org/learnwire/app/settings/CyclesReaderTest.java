package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.rules.Cycle;
import org.learnwire.rules.Cycles;

/** cycles.yaml, as the program and as an editor read it. */
class CyclesReaderTest {
  private static final Path SAMPLES = Path.of("../config-samples");
  private static final Set<String> CONNECTIONS = Set.of("hr", "academy");

  @TempDir Path folder;

  @Test
  void a_cycle_has_a_window_a_freeze_and_ids() throws IOException {
    Cycles cycles =
        read(
            """
            cycles:
              "2026":
                from: 2026-01-01
                to: 2026-12-31
                goal-window: {from: 2026-01-11, to: 2026-11-30}
                freeze: 2027-01-31
                ids: {hr: "4711"}
                locked: academy
              "2027": {from: 2027-01-01, to: 2027-12-31}
            """);

    Cycle first = cycles.all().get(0);
    assertThat(first.goalsTo()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(first.isFrozen(LocalDate.of(2027, 1, 30))).isFalse();
    assertThat(first.isFrozen(LocalDate.of(2027, 1, 31))).isTrue();
    assertThat(first.idAt("hr")).contains("4711");
    assertThat(first.locked()).containsExactly("academy");
    Cycle second = cycles.after(first).orElseThrow();
    assertThat(second.goalsFrom()).isEqualTo(second.from());
    assertThat(second.freeze()).isEqualTo(LocalDate.of(2028, 1, 1));
  }

  @Test
  void what_is_wrong_is_refused_with_its_line() {
    refused("cycles: {a: {from: 2026-01-01, to: 2025-12-31}}", "ends before it begins");
    refused("cycles: {a: {from: 2026-01-01, to: January}}", "must be a date like 2026-12-31");
    refused(
        "cycles:\n  a: {from: 2026-01-01, to: 2026-12-31}\n  b: {from: 2026-12-31, to: 2027-12-30}",
        "cycles.yaml:3: \"b\" shares days with \"a\"");
    refused(
        "cycles: {a: {from: 2026-01-01, to: 2026-12-31, ids: {hrr: x}}}",
        "names hrr, which is no connection; there are");
    refused(
        "cycles: {a: {from: 2026-01-01, to: 2026-12-31, freeze: 2026-01-01}}",
        "is not after the day on which goals may first be set");
  }

  @Test
  void an_editor_knows_the_same_words() throws IOException {
    JsonNode schema = schema();
    String message =
        String.valueOf(
            catchThrowable(() -> read("cycles: {a: {from: 2026-01-01, to: 2026-12-31, zzz: 1}}")));
    Set<String> known =
        new TreeSet<>(
            Arrays.asList(
                message
                    .replaceFirst("(?s).*Known keys: ", "")
                    .replaceFirst("\\.$", "")
                    .split(", ")));
    Set<String> keys = new TreeSet<>();
    schema.at("/$defs/cycle/properties").fieldNames().forEachRemaining(keys::add);
    assertThat(known).isEqualTo(keys);
  }

  @Test
  void the_sample_is_valid_for_both() throws IOException {
    Path sample = SAMPLES.resolve("moodle-to-bamboohr/cycles.yaml");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema())
                .validate(new ObjectMapper(new YAMLFactory()).readTree(sample.toFile())))
        .isEmpty();
    assertThat(CyclesReader.read(sample, CONNECTIONS).all()).hasSize(2);
    assertThat(Files.readAllLines(sample).get(0))
        .isEqualTo("# yaml-language-server: $schema=../cycles.schema.json");
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(SAMPLES.resolve("cycles.schema.json").toFile());
  }

  private void refused(String yaml, String why) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(why);
  }

  private Cycles read(String yaml) throws IOException {
    Path file = folder.resolve("cycles.yaml");
    Files.writeString(file, yaml);
    return CyclesReader.read(file, CONNECTIONS);
  }
}
