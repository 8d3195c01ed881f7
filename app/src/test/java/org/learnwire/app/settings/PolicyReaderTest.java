package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;

/** policy.yaml is followed whole or refused whole. */
class PolicyReaderTest {
  @TempDir Path folder;

  private Policy read(String yaml) throws IOException {
    Files.writeString(folder.resolve(PolicyReader.FILE), yaml);
    return PolicyReader.in(folder);
  }

  @Test
  void no_file_means_the_standard() {
    assertThat(PolicyReader.in(folder)).isEqualTo(Policy.standard());
    assertThat(Policy.standard().visibility().failedAttempts()).isEqualTo(Audience.SELF);
  }

  @Test
  void verbs_go_by_their_word_or_their_iri_and_the_rest_stays() throws Exception {
    Visibility read =
        read("visibility: {self: [scored, https://a.test/verbs/b], failed-attempts: coach}\n")
            .visibility();
    assertThat(read.verbs())
        .containsEntry(Verbs.SCORED.id(), Audience.SELF)
        .containsEntry("https://a.test/verbs/b", Audience.SELF)
        .containsEntry(Verbs.REFLECTED.id(), Audience.SELF)
        .containsEntry(Verbs.COMPLETED.id(), Audience.PROGRAMME);
    assertThat(read.failedAttempts()).isEqualTo(Audience.COACH);
  }

  @Test
  void what_cannot_be_followed_is_named_with_its_line_and_the_known_words() {
    refused("visibility:\n  seIf: [scored]\n", "policy.yaml:2", "Known keys: coach,");
    refused("visiblity: {}\n", "policy.yaml:1", "Known keys: purposes, visibility");
    refused("visibility:\n  self: [skored]\n", "policy.yaml:2", "the verb skored; known are");
    refused("visibility: {self: [scored], coach: [scored]}\n", "names scored once more", "");
    refused("visibility: {failed-attempts: programme}\n", "must be self or coach", "");
    refused("visibility: self\n", "policy.yaml:1", "must hold keys of its own");
    refused("", "policy.yaml:1", "the file is empty");
  }

  private void refused(String yaml, String where, String what) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void settings_that_name_a_policy_that_is_not_there_are_refused() throws Exception {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(file, "learnwire: {policy: agreed.yaml}\n");
    assertThatThrownBy(() -> settings(file))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("agreed.yaml")
        .hasMessageContaining("which is no file");
    Files.writeString(folder.resolve("agreed.yaml"), "visibility: {self: [passed]}\n");
    assertThat(settings(file).policy().visibility().verbs())
        .containsEntry(Verbs.PASSED.id(), Audience.SELF);
  }

  @Test
  void a_purpose_is_written_for_a_connection_that_there_is() throws Exception {
    Path file = folder.resolve("learnwire.yaml");
    String connections =
        "learnwire: {policy: policy.yaml, connections: {hr: {connector: bamboohr, settings:"
            + " {companyDomain: acme, apiKey: k}}}}\n";
    Files.writeString(file, connections);
    Files.writeString(
        folder.resolve("policy.yaml"), "purposes: {hr/employees: To know who leads whom.}\n");
    assertThat(settings(file).policy().purposes())
        .containsEntry("hr/employees", "To know who leads whom.");
    Files.writeString(folder.resolve("policy.yaml"), "purposes:\n  rh/employees: A slip.\n");
    assertThatThrownBy(() -> settings(file))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("policy.yaml:2")
        .hasMessageContaining("names no connection; there are hr");
  }

  private static AppSettings settings(Path file) {
    return new SettingsFile(file, Clock.systemUTC(), name -> null).read(Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> the_samples_write_out_the_standard() throws IOException {
    return Stream.of("demo", "moodle-to-bamboohr")
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample,
                    () -> {
                      Visibility written =
                          PolicyReader.in(Path.of("../config-samples").resolve(sample))
                              .visibility();
                      assertThat(written.failedAttempts()).isEqualTo(Audience.SELF);
                      Visibility.standard()
                          .verbs()
                          .forEach(
                              (verb, to) -> assertThat(written.verbs()).containsEntry(verb, to));
                      written
                          .verbs()
                          .forEach(
                              (verb, to) ->
                                  assertThat(to)
                                      .isEqualTo(
                                          Visibility.standard()
                                              .verbs()
                                              .getOrDefault(verb, Audience.COACH)));
                    }));
  }
}
