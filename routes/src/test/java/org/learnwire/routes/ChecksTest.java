package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.rules.Holidays;
import org.learnwire.rules.Programmes;
import org.learnwire.rules.ProgrammesReader;
import org.learnwire.rules.QuietHours;
import org.learnwire.rules.RuleFile;

/** What `check` says of a connection beside whether it answers, and what stops the start. */
class ChecksTest {
  private static final String WRITES =
      """
      writes:
        recognition.give: {verified: inferred, post: /thanks, body: {text: thanks}, class: none}
        message.send: {verified: documented, post: /messages, body: {text: hello}, class: none}
      """;
  private static final String RULE =
      """
      rule: thank-who-applies
      about: Someone was seen applying what they learned.
      when: {verb: observed-applying, result.success: true}
      then: {recognise: {via: academy, giver: observer, mode: draft, text: {en: "Well done!"}}}
      once-per: {path: true}
      """;

  @TempDir Path folder;
  private final Academy academy = new Academy();

  @AfterEach
  void stop() {
    academy.close();
  }

  @Test
  void a_stream_that_is_not_read_for_too_long_is_not_well_and_the_others_are_not_named()
      throws Exception {
    academy.results(3);
    Campus campus =
        new Campus(folder, academy.url())
            .fresh(Map.of("results", Duration.ofHours(24), "*", Duration.ofDays(9)));
    try (Journey journey = campus.open("data")) {
      assertThat(Campus.pass(journey).exitCode()).isZero();
    }

    assertThat(check(campus, Clock.systemUTC()))
        .allSatisfy(line -> assertThat(line.well()).as(line.toString()).isTrue());
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(26));
    assertThat(check(campus, later))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.well()).isFalse();
              assertThat(line.text()).contains("reachable, authenticated");
              assertThat(line.problems())
                  .containsExactly(
                      "academy/results was last read to the end 26 h ago, more than its freshness"
                          + " of 24 h allows");
            });
  }

  @Test
  void inferred_writes_that_are_not_allowed_are_named_and_allowed_ones_are_not() throws Exception {
    Campus campus = new Campus(folder, academy.url());
    campus.connector(Campus.CONNECTOR + WRITES);

    assertThat(check(campus.settings("data", null, List.of("academy")), Clock.systemUTC()))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.well()).as("it is no problem").isTrue();
              assertThat(line.text())
                  .endsWith(
                      "; not sent without allow-unverified: true, never seen to work:"
                          + " recognition.give");
            });
    assertThat(
            check(
                    allowed(campus, campus.settings("data", null, List.of("academy")).rules()),
                    Clock.systemUTC())
                .get(0)
                .text())
        .doesNotContain("allow-unverified");
  }

  @Test
  void a_rule_whose_write_would_never_be_sent_stops_the_start() {
    Campus campus = new Campus(folder, academy.url());
    campus.connector(Campus.CONNECTOR + WRITES);
    RuleSettings rules =
        new RuleSettings(
            Optional.empty(),
            List.of(new NamedText("rules/thank.yaml", RULE)),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> open(with(campus, rules)).close())
        .isInstanceOf(UnknownName.class)
        .hasMessageStartingWith("rules/thank.yaml: connection academy: recognition.give rests on")
        .hasMessageContaining("say allow-unverified: true under connections.academy");
    try (Journey journey = open(allowed(campus, rules))) {
      assertThat(journey.problems()).isEmpty();
    }
  }

  @Test
  void a_channel_or_an_issuer_that_nobody_knows_stops_the_start() {
    Campus campus = new Campus(folder, academy.url());
    GuardSettings guards =
        new GuardSettings(QuietHours.NONE, Optional.empty(), Map.of("chatt", 1), List.of());
    String programmes =
        "programmes: [{programme: autumn, starts: 2026-09-01, members: [{number: 1, issuer: acm}]}]";
    Programmes autumn =
        ProgrammesReader.read(new RuleFile("programmes.yaml", programmes), Optional.empty());

    assertThatThrownBy(() -> open(with(campus, limited(Programmes.none(), guards))).close())
        .isInstanceOf(UnknownName.class)
        .hasMessageContaining("names chatt, which is no connection; there are academy");
    assertThatThrownBy(() -> open(with(campus, limited(autumn, GuardSettings.NONE))).close())
        .isInstanceOf(UnknownName.class)
        .hasMessageContaining("programme autumn names a number that acm issues; there are academy");
  }

  private static RuleSettings limited(Programmes programmes, GuardSettings guards) {
    return new RuleSettings(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Holidays.NONE,
        programmes,
        guards,
        JourneySettings.AskingSettings.usual());
  }

  private List<Checks.Line> check(Campus campus, Clock clock) throws Exception {
    return check(campus.settings("data", null, List.of("academy")), clock);
  }

  private List<Checks.Line> check(JourneySettings settings, Clock clock) throws Exception {
    return new Checks(settings, clock).run(Files.createTempDirectory(folder, "check"));
  }

  private static Journey open(JourneySettings settings) {
    return Journey.open(settings, Clock.systemUTC(), DatabaseOptions.standard());
  }

  private static JourneySettings with(Campus campus, RuleSettings rules) {
    JourneySettings settings = campus.settings("data", null, List.of("academy"));
    return with(settings, settings.connections(), rules);
  }

  private static JourneySettings allowed(Campus campus, RuleSettings rules) {
    JourneySettings settings = campus.settings("data", null, List.of("academy"));
    ConnectionSettings one = settings.connections().get(0);
    return with(
        settings,
        List.of(
            new ConnectionSettings(
                one.name(),
                one.connector(),
                one.baseUrl(),
                one.settings(),
                one.every(),
                one.fullSweep(),
                one.writes(),
                one.formerly(),
                one.limits(),
                one.network(),
                true,
                one.acceptPerformanceGoal(),
                one.writing(),
                one.upkeep(),
                one.where())),
        rules);
  }

  private static JourneySettings with(
      JourneySettings settings, List<ConnectionSettings> connections, RuleSettings rules) {
    return new JourneySettings(
        settings.data(),
        settings.postgres(),
        settings.zone(),
        settings.languages(),
        connections,
        settings.connectors(),
        settings.userRoutes(),
        settings.vanishLimit(),
        settings.people(),
        rules,
        settings.observations(),
        settings.demo());
  }
}
