package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyPageTest {
  private final Acme acme = new Acme();
  private final Wording wording = new Wording(new Texts(ZoneOffset.UTC));

  @Test
  void the_five_stages_are_in_the_order_of_the_journey_and_each_opens() {
    assertThat(page().stages())
        .extracting(Stage::label, Stage::count, Stage::href)
        .containsExactly(
            tuple("Read from 4 connections", 12418L, "/runs"),
            tuple("Stored as statements", 1932L, "/statements"),
            tuple("Decided", 27L, "/decisions"),
            tuple("Waiting for you", 14L, "/writeback"),
            tuple("Written back", 16L, "/decisions?show=sent"));
  }

  @Test
  void what_is_the_readers_to_do_is_said_first() {
    assertThat(page().todo())
        .extracting(JourneyPage.Todo::text)
        .containsExactly(
            "12 changes to approve",
            "2 to settle",
            "2 records in quarantine",
            "2 people match two employees",
            "3 questions wait for the people they ask");
  }

  @Test
  void the_mark_of_an_unchanged_page_stays_and_that_of_a_changed_one_does_not() {
    String before = page().seen();

    assertThat(page().seen()).isEqualTo(before);
    acme.approve(List.of(acme.plan(1, false).rows().get(0).id()));
    assertThat(page().seen()).isNotEqualTo(before);
  }

  @Test
  void a_record_that_is_in_no_count_is_noticed() {
    assertThat(new JourneyView.Read(1, 10, 3, 4, 1, 1).unaccounted()).isEqualTo(1);
    assertThat(page().view().read().unaccounted()).isZero();
  }

  @Test
  void bars_begin_at_zero_and_what_is_there_is_seen() {
    Instant hour = Acme.NOW;
    Chart chart =
        Chart.of(
            List.of(
                new JourneyView.HourCount(hour, 0),
                new JourneyView.HourCount(hour.plus(Duration.ofHours(1)), 1),
                new JourneyView.HourCount(hour.plus(Duration.ofHours(2)), 5000)));

    assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly(0, 2, 104);
    assertThat(chart.bars()).extracting(Chart.Bar::peak).containsExactly(false, false, true);
    assertThat(chart.total()).isEqualTo(5001);
  }

  @Test
  void approve_all_sends_the_lines_shown_and_not_those_to_settle() {
    PlanPage plan = PlanPage.of(acme.plan(500, false), wording);

    assertThat(plan.settle()).hasSize(2);
    assertThat(plan.shown()).isEqualTo(12);
    assertThat(plan.ids().split(",")).hasSize(12);
    assertThat(plan.groups())
        .extracting(PlanPage.Group::system, PlanPage.Group::heading)
        .containsExactly(
            tuple("Slack", "Thanks"),
            tuple("BambooHR", "Goal progress"),
            tuple("BambooHR", "New goals"));
    assertThat(plan.ids())
        .doesNotContain(plan.settle().get(0).entry().id())
        .doesNotContain(plan.settle().get(1).entry().id());
  }

  @Test
  void a_write_nobody_foresaw_is_still_said() {
    EntryView goal = AcmeEntries.all().get(1);
    EntryView other =
        new EntryView(
            "x",
            "hr",
            "BambooHR",
            "score.send",
            goal.person(),
            null,
            Map.of(),
            Map.of("text", "A file"),
            Map.of(),
            "because",
            "rule",
            EntryView.Mode.PLAN,
            EntryState.PENDING,
            false,
            null,
            true,
            Acme.NOW,
            Acme.NOW);

    assertThat(wording.sentence(other)).isEqualTo("score.send for E1003");
    assertThat(wording.heading("score.send")).isEqualTo("score.send");
    assertThat(wording.change(other).quote()).isEqualTo("A file");
  }

  private JourneyPage page() {
    return JourneyPage.of(
        acme.journey(false),
        PlanPage.of(acme.plan(500, false), wording),
        acme.quarantine(3, false),
        wording);
  }
}
