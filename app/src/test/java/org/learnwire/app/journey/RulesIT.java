package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.ledger.Entry;
import org.learnwire.routes.Explanation;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.RuleDesk;

/** The rules of the demo company: explained, tried over its past, and refused. */
class RulesIT {
  @TempDir Path folder;

  @Test
  void a_decision_is_explained_and_a_backtest_decides_what_was_decided() throws Exception {
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = company.settings("data");
      List<Entry> entries;
      try (Journey journey = company.open(settings)) {
        journey.pass(PassRequest.standard());
        entries = journey.ledger().latest(1_000);
      }
      assertThat(entries).isNotEmpty();

      Path copy = folder.resolve("copy");
      settings.place().snapshot(copy);
      try (Journey journey = company.open(settings.withData(copy))) {
        RuleDesk.Backtest same =
            journey.ruleDesk().backtest(settings.rules().activeFrom().orElseThrow());
        assertThat(same.decided()).hasSize(entries.size());
        assertThat(same.decided())
            .extracting(RuleDesk.Line::because)
            .containsExactlyInAnyOrderElementsOf(entries.stream().map(Entry::because).toList());
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(journey.ruleDesk().backtest(tomorrow).decided()).isEmpty();
        assertThat(journey.ledger().latest(1_000)).hasSameSizeAs(entries);
      }
      try (Database looking = settings.place().openReadOnly()) {
        Explanation explanation = new Explanation(looking, Clock.systemUTC(), settings.zone());
        UUID id = entries.get(0).id();
        assertThat(explanation.find(id.toString().substring(0, 8))).containsExactly(id);
        assertThat(explanation.find("x'; drop")).isEmpty();
        assertThat(explanation.of(id))
            .anyMatch(line -> line.contains(entries.get(0).rule()))
            .contains("Why: " + entries.get(0).because())
            .anyMatch(line -> line.contains("told by"));
      }
    }
  }

  @Test
  void contradictions_and_writes_that_nobody_offers_are_refused_at_start() throws Exception {
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = company.settings("data");
      String second =
          "rule: a-second-goal\nwhen: {verb: completed}\nthen: {propose-goal: {via: hr}}\n"
              + "once-per: {path: true}\n";
      assertThatThrownBy(() -> company.open(with(settings, second)))
          .hasMessageContaining("propose-development-goal.yaml")
          .hasMessageContaining("rules/added.yaml")
          .hasMessageContaining("propose the same goal");
      String score =
          "rule: score\nwhen: {verb: scored, result.score.scaled: {min: 0}}\n"
              + "then: {record-learning: {via: kudos}}\nonce-per: {course: true}\n";
      assertThatThrownBy(() -> company.open(with(settings, score)))
          .hasMessageContaining("kudos is a slack, which has no write learning.record")
          .hasMessageContaining("the connections here that have it: hr")
          .hasMessageContaining("bamboohr");
      String reads =
          "rule: reads\nwhen: {verb: scored}\n"
              + "absent: {completed: {of: same path, for: P3D, reads: [kudos]}}\n"
              + "then: {nudge: {via: kudos, to: learner, text: {en: \"Hm\"}}}\n"
              + "once-per: {path: true}\n";
      assertThatThrownBy(() -> company.open(with(settings, reads)))
          .hasMessageContaining("reads names kudos, which is no connection that is read")
          .hasMessageContaining("academy");
    }
  }

  @Test
  void the_library_starts_over_the_demo_company() throws Exception {
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = company.settings("data");
      Path library = DemoCompany.DEMO.getParent().resolveSibling("rules-library/rules");
      List<NamedText> files = new ArrayList<>();
      try (var all = Files.list(library)) {
        for (Path file : all.sorted().toList()) {
          files.add(new NamedText(file.getFileName().toString(), Files.readString(file)));
        }
      }
      try (Journey journey = company.open(with(settings, files))) {
        assertThat(journey.ruleDesk().rules()).hasSizeGreaterThanOrEqualTo(10);
        journey.pass(PassRequest.standard());
        assertThat(journey.ledger().latest(10)).isNotEmpty();
      }
    }
  }

  private static JourneySettings with(JourneySettings settings, String rule) {
    List<NamedText> files = new ArrayList<>(settings.rules().files());
    files.add(new NamedText("rules/added.yaml", rule));
    return with(settings, files);
  }

  private static JourneySettings with(JourneySettings settings, List<NamedText> files) {
    return settings.withRules(
        new RuleSettings(
            Optional.of(settings.rules().activeFrom().orElse(Instant.now())),
            files,
            settings.rules().learningMap(),
            settings.rules().skills()));
  }
}
