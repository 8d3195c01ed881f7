package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

class StepTest {
  private static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
  private static final String COURSE = "https://a.test/course/1";
  private static final String ASK = RandomLife.MAP.path("talks").orElseThrow().tasks().get(0).iri();

  private final RuleBook book = DemoRules.book(RandomLife.MAP, DAY_1);
  private final StandingDecisions decisions = new StandingDecisions(book);
  private int number;

  @Test
  void a_decision_carries_what_its_write_needs() {
    decisions.facts(List.of(completed(1), observed(9)));

    Decision thanks = only(DecisionKind.GrantRecognition);
    assertThat(thanks.via()).isEqualTo("kudos");
    assertThat(thanks.mode()).isEqualTo(Mode.DRAFT);
    assertThat(thanks.subject()).isEqualTo("talks");
    assertThat(thanks.fields().get("giverPersonId").asText()).isEqualTo("boss");
    assertThat(thanks.fields().get("text").asText())
        .startsWith(Decision.LEARNER)
        .contains("„Listening“");
    assertThat(thanks.causes()).hasSize(2);
    assertThat(thanks.because())
        .isEqualTo(
            "Seen applying it on 10 Sep 2026 by an observer, 8 days after finishing “Listening”.");

    Decision goal = only(DecisionKind.ProposeGoal);
    assertThat(goal.fields().get("title").asText()).isEqualTo("Talk well");
    assertThat(goal.fields().get("dueDate").asText()).isEqualTo("2026-11-01");
    assertThat(goal.mode()).isEqualTo(Mode.PROPOSAL);

    Decision progress = only(DecisionKind.UpdateGoal);
    assertThat(progress.fields().get("progressPercent").asInt()).isEqualTo(33);
    assertThat(progress.fields().has("completedDate")).isFalse();
  }

  @Test
  void praise_that_the_person_does_not_want_is_never_decided_nor_later_when_they_do() {
    String person = decisions.state().personId();
    PersonState state = PersonState.of(person);
    List<Decision> all = new java.util.ArrayList<>();
    for (Event event :
        List.of(
            chosen(person, "no"),
            new Event.FactStored(1, person, completed(1)),
            new Event.FactStored(2, person, observed(9)),
            chosen(person, "ask"),
            new Event.FactStored(3, person, observed(10)))) {
      Step step = book.step(PersonState.fromJson(state.toJson()), event);
      all.addAll(step.decisions());
      state = step.state();
    }
    assertThat(all)
        .extracting(Decision::kind)
        .contains(DecisionKind.ProposeGoal)
        .doesNotContain(DecisionKind.GrantRecognition);
  }

  @Test
  void a_notice_period_pauses_what_is_counted_in_days_and_nothing_follows_it() {
    LocalDate notice = LocalDate.of(2026, 9, 10);
    PersonFacts leaving =
        new PersonFacts(
            null,
            null,
            null,
            notice.plusDays(20),
            List.of(
                new PersonFacts.Time(
                    null, notice.minusDays(1), PersonFacts.Status.ACTIVE, null, null, null),
                new PersonFacts.Time(
                    notice, notice.plusDays(20), PersonFacts.Status.ON_NOTICE, null, null, null),
                new PersonFacts.Time(
                    notice.plusDays(21), null, PersonFacts.Status.INACTIVE, null, null, null)));
    decisions
        .take(new Event.PersonChanged(RandomLife.PERSON, leaving))
        .facts(List.of(completed(1)));

    decisions.tick(LocalDate.of(2026, 9, 17)).tick(LocalDate.of(2027, 3, 1));

    assertThat(kinds()).doesNotContain(DecisionKind.Nudge);
  }

  @Test
  void who_wants_no_nudges_is_not_reminded_and_their_manager_may_be() {
    RuleBook nudges =
        RuleBook.load(
            List.of(nudge("learner"), nudge("manager")),
            RandomLife.MAP,
            DemoRules.BERLIN,
            java.util.Map.of("to-learner", DAY_1, "to-manager", DAY_1));
    String person = decisions.state().personId();
    PersonState state = nudges.step(PersonState.of(person), chosen(person, "nudges", "no")).state();

    Step step = nudges.step(state, new Event.FactStored(1, person, completed(1)));

    assertThat(step.decisions()).extracting(Decision::rule).containsExactly("to-manager");
  }

  private static RuleFile nudge(String to) {
    return new RuleFile(
        to,
        """
        rule: to-%s
        when: {verb: completed}
        then: {nudge: {via: kudos, to: %s, text: {en: "Look"}}}
        once-per: {path: true}
        """
            .formatted(to, to));
  }

  private static Event chosen(String person, String recognitions) {
    return chosen(person, "recognitions", recognitions);
  }

  private static Event chosen(String person, String choice, String value) {
    return new Event.PersonChanged(
        person,
        new PersonFacts(null, null, null, null, List.of(), java.util.Map.of(choice, value)));
  }

  @Test
  void what_is_older_than_the_switch_gives_context_and_is_counted() {
    RuleBook later = DemoRules.book(RandomLife.MAP, DAY_1.plus(Duration.ofDays(5)));
    Fact old = completed(1);

    Step first = later.step(PersonState.of(RandomLife.PERSON), event(old));
    assertThat(first.decisions()).isEmpty();
    assertThat(first.contextOnly())
        .isNotEmpty()
        .allMatch(each -> each.why() == Step.Why.BEFORE_ACTIVE_FROM);

    Step again = later.step(first.state(), event(old));
    assertThat(again.contextOnly()).as("the same statement is counted once").isEmpty();

    Step live = later.step(first.state(), event(observed(9)));
    assertThat(live.contextOnly()).isEmpty();
    assertThat(live.decisions())
        .as("and it is context for what comes later")
        .extracting(Decision::kind)
        .contains(DecisionKind.GrantRecognition);
  }

  private static Event event(Fact fact) {
    return new Event.FactStored(1, RandomLife.PERSON, fact);
  }

  @Test
  void a_person_who_waits_says_for_which_day() {
    decisions.facts(List.of(completed(1)));
    assertThat(decisions.state().nextDue()).contains(LocalDate.of(2026, 9, 16));
    decisions.tick(LocalDate.of(2026, 9, 15));
    assertThat(decisions.state().nextDue()).contains(LocalDate.of(2026, 9, 16));
    assertThat(kinds()).doesNotContain(DecisionKind.Nudge);
    decisions.tick(LocalDate.of(2026, 9, 17));
    assertThat(kinds()).contains(DecisionKind.Nudge);
    decisions.tick(LocalDate.of(2026, 9, 18));
    assertThat(kinds()).containsOnlyOnce(DecisionKind.Nudge);
  }

  @Test
  void a_voided_cause_names_the_decisions_that_rested_on_it() {
    Fact seen = observed(9);
    decisions.facts(List.of(completed(1), seen));

    Step step = book.step(decisions.state(), voided(seen.statementId(), null));

    assertThat(step.decisions()).isEmpty();
    assertThat(step.withdrawn())
        .extracting(Withdrawn::decisionId)
        .containsExactlyInAnyOrder(
            only(DecisionKind.GrantRecognition).id(), only(DecisionKind.UpdateGoal).id());
    assertThat(step.withdrawn()).allMatch(each -> each.reason() == Withdrawn.Reason.VOIDED);
  }

  @Test
  void a_voided_start_takes_the_goal_and_its_progress_along() {
    Fact start = completed(1);
    decisions.facts(List.of(start, observed(9)));
    Step step = book.step(decisions.state(), voided(start.statementId(), null));
    assertThat(step.withdrawn()).hasSize(3);
  }

  @Test
  void a_voided_cause_that_another_fact_can_stand_for_changes_nothing() {
    Fact seen = observed(9);
    decisions.facts(List.of(completed(1), seen, observed(11)));
    Step step = book.step(decisions.state(), voided(seen.statementId(), null));
    assertThat(step.withdrawn()).isEmpty();
    assertThat(step.decisions()).isEmpty();
  }

  @Test
  void a_superseded_cause_cancels_nothing_whichever_event_is_first() {
    Fact old = observed(9);
    Fact corrected = observed(10);
    Event gone = voided(old.statementId(), corrected.statementId());
    Event come = new Event.FactStored(9, RandomLife.PERSON, corrected);
    decisions.facts(List.of(completed(1), old));

    for (List<Event> order : List.of(List.of(gone, come), List.of(come, gone))) {
      PersonState state = decisions.state();
      for (Event event : order) {
        Step step = book.step(state, event);
        assertThat(step.decisions()).isEmpty();
        assertThat(step.withdrawn()).isEmpty();
        state = step.state();
      }
      Step voided = book.step(state, voided(corrected.statementId(), null));
      assertThat(voided.withdrawn()).as("the new statement is the cause now").hasSize(2);
    }
  }

  @Test
  void a_cause_of_years_ago_is_still_known_when_it_is_voided() {
    Fact seen = observed(9);
    decisions.facts(List.of(completed(1), seen)).tick(LocalDate.of(2029, 1, 1));
    Step step = book.step(decisions.state(), voided(seen.statementId(), null));
    assertThat(step.withdrawn())
        .extracting(Withdrawn::decisionId)
        .contains(only(DecisionKind.GrantRecognition).id());
  }

  @Test
  void the_same_completion_by_plugin_and_by_pull_decides_once() {
    Fact pulled = completed(1);
    Fact pushed =
        new Fact(
            UUID.randomUUID(),
            "plugin",
            pulled.verb(),
            COURSE,
            Set.of(COURSE),
            pulled.at().plus(Duration.ofHours(3)),
            null,
            null,
            false,
            "Listening");
    decisions.facts(List.of(pushed, pulled)).tick(LocalDate.of(2026, 10, 1));
    assertThat(kinds()).containsExactlyInAnyOrder(DecisionKind.ProposeGoal, DecisionKind.Nudge);
  }

  @Test
  void twelve_months_of_backfill_decide_nothing() {
    for (int day = -365; day < 0; day += 5) {
      decisions.facts(List.of(completed(day), observed(day)));
    }
    assertThat(decisions.tick(LocalDate.of(2026, 9, 1)).all()).isEmpty();
  }

  @Test
  void years_of_learning_stay_a_small_state() {
    for (int day = 1; day < 3 * 365; day++) {
      Instant at = DAY_1.plus(Duration.ofDays(day));
      String quiz = COURSE + "/quiz/" + day;
      decisions.facts(
          List.of(
              fact(Verbs.ATTEMPTED, quiz, Set.of(quiz, COURSE), at, null),
              fact(Verbs.SCORED, quiz, Set.of(quiz, COURSE), at, null),
              fact(Verbs.COMPLETED, quiz, Set.of(quiz, COURSE), at, null)));
      if (day % 40 == 0) {
        decisions.facts(List.of(completed(day), observed(day + 1)));
      }
      decisions.tick(LocalDate.of(2026, 9, 1).plusDays(day));
    }
    assertThat(decisions.state().toString().length()).isLessThan(8_000);
  }

  @Test
  void somebody_who_waits_for_nothing_is_called_when_facts_can_be_let_go() {
    for (int day = 1; day < 7; day++) {
      decisions.facts(List.of(completed(day), observed(day)));
    }
    decisions.tick(decisions.state().nextDue().orElseThrow());
    String full = decisions.state().toString();
    LocalDate release = decisions.state().nextDue().orElseThrow();
    assertThat(release).isAfter(LocalDate.of(2027, 9, 1));
    decisions.tick(release);
    assertThat(decisions.state().toString().length()).isLessThan(full.length());
    assertThat(decisions.all()).isNotEmpty();
  }

  @Test
  void a_rule_without_a_moment_decides_nothing() {
    RuleBook asleep =
        RuleBook.load(DemoRules.files(), RandomLife.MAP, DemoRules.BERLIN, java.util.Map.of());
    StandingDecisions none = new StandingDecisions(asleep);
    none.facts(List.of(completed(1), observed(9))).tick(LocalDate.of(2026, 12, 1));
    assertThat(none.all()).isEmpty();
  }

  @Test
  void an_event_of_somebody_else_is_refused() {
    Event event = new Event.FactStored(1, "somebody", completed(1));
    assertThatThrownBy(() -> book.step(PersonState.of(RandomLife.PERSON), event))
        .hasMessageContaining("somebody");
  }

  private Decision only(DecisionKind kind) {
    List<Decision> all = decisions.all().stream().filter(d -> d.kind() == kind).toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<DecisionKind> kinds() {
    return decisions.all().stream().map(Decision::kind).toList();
  }

  private static Event voided(UUID statement, UUID supersededBy) {
    return new Event.CauseVoided(RandomLife.PERSON, statement, supersededBy);
  }

  private Fact completed(int day) {
    return fact(Verbs.COMPLETED, COURSE, Set.of(COURSE), DAY_1.plus(Duration.ofDays(day)), null);
  }

  private Fact observed(int day) {
    Instant at = DAY_1.plus(Duration.ofDays(day));
    return fact(Verbs.OBSERVED_APPLYING, ASK, Set.of(ASK), at, true);
  }

  private Fact fact(Verb verb, String object, Set<String> on, Instant at, Boolean success) {
    String by = success == null ? null : "boss";
    return new Fact(
        new UUID(7, ++number),
        "academy",
        verb.id(),
        object,
        on,
        at,
        success,
        by,
        false,
        "Listening");
  }
}
