package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/**
 * One family of previews after the other in one company: people from Personio, completions from
 * Docebo, goals in Lattice, points in Bonusly, badges in Badgr.
 */
class PreviewFamiliesIT {
  private static final String SETTINGS =
      """
      learnwire:
        company: {name: Acme, time-zone: Europe/Berlin, languages: [en]}
        connections:
          hr:
            connector: personio
            base-url: "%1$s/personio/v1"
            settings: {clientId: sandbox-personio-client, clientSecret: sandbox-personio-secret}
            limits: {per-second: 500, per-minute: 30000}
          academy:
            connector: docebo
            base-url: "%1$s/docebo"
            settings: {domain: acme, clientId: sandbox-docebo-client, clientSecret: sandbox-docebo-secret}
            limits: {per-second: 500, per-minute: 30000}
          goals:
            {connector: lattice, base-url: "%1$s/lattice/v1", settings: {apiKey: sandbox-lattice-key}, allow-unverified: true,
             accept-performance-goal: true, limits: {per-second: 500, per-minute: 30000}}
          points:
            {connector: bonusly, base-url: "%1$s/bonusly/api/v1", settings: {token: sandbox-bonusly-token}, allow-unverified: true,
             limits: {per-second: 500, per-minute: 30000}}
          badges:
            {connector: badgr, base-url: "%1$s/badgr", allow-unverified: true, limits: {per-second: 500, per-minute: 30000},
             settings: {clientId: sandbox-badgr-client, clientSecret: sandbox-badgr-secret, issuer: ISS1, badgeClass: BC1}}
        observations: "%1$s/sandbox/observations.csv"
        learning-map: %2$s
        rules: {folder: rules/, quiet-hours: none, caps: none}
        active-from: -P3M
        writes: {mode: auto}
        demo: {accept-proposals: true, send-drafts: true}
      """;

  private static final String GOAL =
      """
      rule: goal-for-a-path
      when: {verb: learning, path-kind: development, first: true}
      then: {propose-goal: {via: goals, due: P90D, description: {en: "Learn {skill} and show it at work."}}}
      once-per: {path: true}
      """;
  private static final String PROGRESS =
      """
      rule: progress-by-practice
      when: {verb: observed-applying, result.success: true, object: practice-task, by: someone-else}
      given: {proposed-goal: {of: same path}}
      then: {update-goal: {via: goals, progress: practice-tasks-shown}}
      once-per: {practice-task: true}
      """;
  private static final String THANKS =
      """
      rule: %1$s-for-applied-learning
      when: {verb: observed-applying, result.success: true, by: someone-else}
      given: {completed: {object: course, of: same path, within: P90D, before: true}}
      then: {recognise: {via: %1$s, giver: observer, mode: draft, text: {en: "{learner}, I saw you put “{course}” to work."}}}
      once-per: {ever: true}
      """;

  @TempDir Path folder;

  @Test
  void what_people_complete_and_apply_stands_in_three_more_systems_once() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder.resolve("company"));
        Journey journey = company.open(settings(company, SETTINGS))) {
      PassReport first = journey.pass(PassRequest.standard());
      assertThat(first.problems()).isEmpty();
      assertThat(first.runs()).allMatch(run -> run.complete());
      assertThat(journey.people().working(journey.connectionNames().get("hr"))).isGreaterThan(30);
      assertThat(first.receipts().unknown()).isZero();

      List<String> goals = goals(company);
      List<String> awards = awards(company);
      List<String> bonuses = bonuses(company);
      assertThat(goals).isNotEmpty().hasSize(done(journey, "goal.create", "goals"));
      assertThat(goals).as("some were moved").anyMatch(each -> !each.endsWith(" 0"));
      assertThat(awards).isNotEmpty().doesNotHaveDuplicates();
      assertThat(awards).hasSize(done(journey, "recognition.give", "badges"));
      assertThat(bonuses).isNotEmpty().allMatch(each -> each.startsWith("10 "));
      assertThat(bonuses).hasSize(done(journey, "recognition.give", "points"));
      assertThat(journey.ledger().standing().latest(1000))
          .as("what gives points is money, and nothing else")
          .allMatch(each -> each.money() == each.connection().equals("points"));

      PassReport second = journey.pass(PassRequest.standard());
      assertThat(second.problems()).isEmpty();
      assertThat(second.statements()).as("badges are read back").isEqualTo(awards.size());
      assertThat(second.decisions() + second.receipts().done()).isZero();
      assertThat(journey.pass(PassRequest.standard()).statements()).isZero();
      assertThat(goals(company)).isEqualTo(goals);
      assertThat(awards(company)).as("nobody has a second").isEqualTo(awards);
      assertThat(bonuses(company)).as("points are given once").isEqualTo(bonuses);
    }
  }

  @Test
  void nothing_is_sent_where_nobody_allowed_what_was_never_seen_to_work() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder.resolve("company"))) {
      String held = SETTINGS.replaceAll("allow-unverified: true, ?", "");
      assertThat(held).isNotEqualTo(SETTINGS);
      JourneySettings settings = settings(company, held);

      assertThatThrownBy(() -> company.pass(settings))
          .hasMessageContaining("is not sent; try it in a test tenant")
          .hasMessageContaining("allow-unverified: true under connections.badges");
      assertThat(company.look("/state").path("things")).isEmpty();
    }
  }

  private JourneySettings settings(DemoCompany company, String text) throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("goal.yaml"), GOAL);
    Files.writeString(rules.resolve("progress.yaml"), PROGRESS);
    Files.writeString(rules.resolve("badge.yaml"), THANKS.formatted("badges"));
    Files.writeString(rules.resolve("points.yaml"), THANKS.formatted("points"));
    Path map = DemoCompany.DEMO.resolveSibling("learning-map.csv").toAbsolutePath();
    Path file =
        Files.writeString(folder.resolve("learnwire.yaml"), text.formatted(company.url(), map));
    return new SettingsFile(file, Clock.systemUTC(), System::getenv)
        .read(Optional.of(folder.resolve("data")))
        .journey();
  }

  private static int done(Journey journey, String write, String connection) {
    List<Entry> all =
        journey.ledger().standing().latest(1000).stream()
            .filter(each -> each.writeName().equals(write) && each.connection().equals(connection))
            .toList();
    assertThat(all).as(write).allMatch(each -> each.state() == EntryState.DONE);
    return all.size();
  }

  private static List<String> goals(DemoCompany company) {
    return things(company, "lattice/goals").stream()
        .map(each -> each.at("/ownerIds/0").asText() + " " + each.path("currentAmount").asInt())
        .toList();
  }

  private static List<String> awards(DemoCompany company) {
    return things(company, "badgr/awards").stream()
        .map(each -> each.at("/recipient/plaintextIdentity").asText())
        .toList();
  }

  private static List<String> bonuses(DemoCompany company) {
    return things(company, "bonusly/bonuses").stream()
        .map(each -> each.path("amount").asInt() + " " + each.path("reason").asText())
        .toList();
  }

  private static List<JsonNode> things(DemoCompany company, String name) {
    List<JsonNode> all = new ArrayList<>();
    company.look("/state").path("things").path(name).forEach(all::add);
    return all;
  }
}
