package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.retention.RetentionRule;
import org.learnwire.people.ScopeRules;
import org.learnwire.routes.PolicySettings;
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
    refused(
        "visiblity: {}\n",
        "policy.yaml:1",
        "Known keys: drop, purposes, retention, scope, visibility");
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

  private AppSettings agreed(String policy) throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        "learnwire: {policy: policy.yaml, connections: {hr: {connector: bamboohr, settings:"
            + " {companyDomain: acme, apiKey: k}}, academy: {connector: moodle, base-url:"
            + " 'https://lms.example.test', settings: {token: t}}}}\n");
    Files.writeString(folder.resolve("policy.yaml"), policy);
    return settings(file);
  }

  @Test
  void whose_data_which_fields_and_how_long_are_said_once_and_bind_the_journey() throws Exception {
    AppSettings read =
        agreed(
            """
            scope:
              sites: [Vienna, Graz]
              legal-entities: Acme GmbH
            drop:
              hr/employees: [birthDate, home.address]
              academy/grades: feedback
            retention:
              academy/grades: P2Y
            """);
    PolicySettings keeping = read.journey().policy();
    assertThat(keeping.scope())
        .contains(new ScopeRules(Set.of("Vienna", "Graz"), Set.of("Acme GmbH"), false));
    assertThat(keeping.dropped())
        .extracting(each -> each.of() + " " + each.field() + " " + each.of().where())
        .containsExactly(
            "hr/employees birthDate policy.yaml:5",
            "hr/employees home.address policy.yaml:5",
            "academy/grades feedback policy.yaml:6");
    assertThat(read.duties().retention())
        .containsExactly(
            new RetentionRule(Period.ofYears(2), StatementFilter.ofStream("academy", "grades")));
    assertThat(agreed("purposes: {}\n").journey().policy()).isEqualTo(PolicySettings.none());
  }

  @Test
  void what_is_wrong_in_it_is_named_with_its_line_and_the_known_words() {
    wrong("scope:\n  site: [Graz]\n", "policy.yaml:2", "Known keys: legal-entities, sites,");
    wrong("scope: {unknown-people: keep}\n", "names neither sites nor legal-entities", "");
    wrong("scope:\n  sites: [Graz, graz]\n", "policy.yaml:2", "names graz twice");
    wrong("scope:\n  sites: Graz\n  unknown-people: kep\n", "policy.yaml:3", "refuse or keep");
    wrong("drop:\n  hr: [birthDate]\n", "policy.yaml:2", "as CONNECTION/STREAM");
    wrong("drop:\n  rh/employees: [a]\n", "policy.yaml:2", "rh; there are academy, hr");
    wrong("drop:\n  hr/staff: [a]\n", "policy.yaml:2", "a bamboohr, which has employees");
    wrong("drop:\n  hr/employees: []\n", "policy.yaml:2", "names no field");
    wrong("drop:\n  hr/employees: [a, a]\n", "policy.yaml:2", "a field twice");
    wrong("retention:\n  academy/grades: 2 years\n", "policy.yaml:2", "P2Y, P18M or P90D");
    wrong("retention:\n  academy/grades: P0D\n", "policy.yaml:2", "not P0D");
    wrong("retention:\n  academy/logs: P2Y\n", "policy.yaml:2", "which has courses, activities,");
  }

  private void wrong(String yaml, String where, String what) {
    assertThatThrownBy(() -> agreed(yaml))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
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
                      Path file =
                          Path.of("../config-samples").resolve(sample).resolve("learnwire.yaml");
                      Visibility written =
                          new SettingsFile(file, Clock.systemUTC(), name -> "x")
                              .read(Optional.empty())
                              .policy()
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
