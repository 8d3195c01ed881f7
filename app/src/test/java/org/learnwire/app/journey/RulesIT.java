package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Entry;
import org.learnwire.routes.Explanation;
import org.learnwire.routes.GuardSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.PlanItem;
import org.learnwire.routes.RuleDesk;

/** The rules of the demo company: explained, tried over its past, and refused. */
class RulesIT {
  private static final DateTimeFormatter MORNING =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  @TempDir Path folder;

  @Test
  void a_decision_is_explained_and_a_backtest_decides_what_was_decided() throws Exception {
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = company.settings("data");
      List<Entry> entries;
      try (Journey journey = company.open(settings)) {
        journey.pass(PassRequest.standard());
        entries = journey.ledger().standing().latest(1_000);
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
        assertThat(journey.ledger().standing().latest(1_000)).hasSameSizeAs(entries);
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

  /** Recognition goes out at any hour; a message waits for the morning, and for its turn. */
  @Test
  void messages_wait_for_the_morning_and_a_person_gets_two_in_a_day() throws Exception {
    String rule =
        "rule: every-course\nwhen: {verb: completed, object: course}\n"
            + "then: {nudge: {via: kudos, to: learner, text: {en: \"Try {course}\"}}}\n"
            + "once-per: {course: true}\n";
    try (DemoCompany company = DemoCompany.of(folder, 40, 8, 0)) {
      JourneySettings settings = guarded(with(company.settings("data"), rule));
      LocalDate day = LocalDate.now(settings.zone()).with(DayOfWeek.MONDAY).plusWeeks(1);
      List<PlanItem> night = planAt(company, settings, day.atTime(3, 0));
      List<PlanItem> morning = planAt(company, settings, day.atTime(9, 0));

      assertThat(night)
          .filteredOn(item -> item.write().equals("message.send"))
          .isNotEmpty()
          .extracting(PlanItem::keptBack)
          .contains("waits until " + MORNING.format(day) + " 08:00 (quiet hours)")
          .allSatisfy(why -> assertThat(why).containsPattern("quiet hours|on leave"));
      assertThat(night).noneMatch(item -> item.write().equals("recognition.give"));
      assertThat(morning)
          .isNotEmpty()
          .hasSizeLessThan(night.size())
          .extracting(PlanItem::keptBack)
          .anySatisfy(why -> assertThat(why).startsWith("over the cap of 2 messages a day, waits"))
          .allSatisfy(why -> assertThat(why).containsPattern("over the cap|on leave"));
      try (Database looking = settings.place().openReadOnly()) {
        String most =
            "select max(n) from (select count(*) as n from entry_guard"
                + " where recipient is not null and sent is not null group by recipient) counted";
        long sent = looking.read(tx -> tx.one(most, r -> r.getLong(1)).orElse(0L));
        assertThat(sent).isEqualTo(2);
      }
    }
  }

  private static List<PlanItem> planAt(
      DemoCompany company, JourneySettings settings, LocalDateTime at) {
    Clock clock = Clock.fixed(at.atZone(settings.zone()).toInstant(), settings.zone());
    try (Journey journey = Journeys.open(settings, clock, DatabaseOptions.standard())) {
      journey.pass(PassRequest.standard());
      return journey.plan();
    }
  }

  private static JourneySettings guarded(JourneySettings settings) {
    RuleSettings rules = settings.rules();
    return settings.withRules(
        new RuleSettings(
            rules.activeFrom(),
            rules.files(),
            rules.learningMap(),
            rules.skills(),
            rules.holidays(),
            rules.programmes(),
            GuardSettings.STANDARD,
            JourneySettings.AskingSettings.usual()));
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
        assertThat(journey.ledger().standing().latest(10)).isNotEmpty();
        evidenceIsOnTheGoals(company, journey);
      }
    }
  }

  /** BambooHR takes no evidence into its reviews: what was seen is a comment on the goal. */
  private static void evidenceIsOnTheGoals(DemoCompany company, Journey journey) {
    journey.pass(PassRequest.standard());
    List<Entry> notes =
        journey.ledger().standing().latest(10_000).stream()
            .filter(entry -> entry.rule().equals("note-what-was-seen"))
            .toList();
    assertThat(notes).extracting(Entry::writeName).containsOnly("goal.comment");
    assertThat(notes).extracting(entry -> entry.state().word()).containsOnly("done");
    JsonNode comments = company.look("/state").path("comments");
    List<String> there = new ArrayList<>();
    comments.forEach(goal -> goal.forEach(each -> there.add(each.path("text").asText())));
    assertThat(there)
        .containsExactlyInAnyOrderElementsOf(
            notes.stream().map(entry -> entry.fields().path("text").asText()).toList())
        .allSatisfy(text -> assertThat(text).startsWith("Seen at work: "));
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
