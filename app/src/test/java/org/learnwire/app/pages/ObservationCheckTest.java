package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnwire.app.pages.ObservationCheck.Answers;
import org.learnwire.app.pages.ObservationCheck.Checked;

class ObservationCheckTest {
  private final Acme acme = new Acme();
  private final ObservationCheck check = new ObservationCheck(acme, new Texts(ZoneOffset.UTC));

  @Test
  void complete_answers_become_an_observation() {
    Checked checked = check("2026-11-20", "rossi@acme.test", "E1003", "yes", "Calm.");

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.observation()).isNotNull();
    assertThat(checked.learner()).isEqualTo(new PersonLabel("E1003", null));
  }

  @Test
  void nobody_observes_themselves_whatever_they_call_themselves() {
    assertThat(problems("2026-11-20", "ana@acme.test", "E1003", "yes", ""))
        .containsExactly("observer: Observer and learner are the same person.");
  }

  @Test
  void an_address_of_two_people_asks_for_the_number() {
    assertThat(problems("2026-11-20", "rossi@acme.test", "desk@acme.test", "yes", ""))
        .containsExactly("learner: “desk@acme.test” fits more than one employee.");
  }

  @Test
  void a_day_that_has_not_come_is_no_day_of_an_observation() {
    assertThat(problems("2026-11-23", "rossi@acme.test", "E1003", "yes", ""))
        .containsExactly("observed-at: Monday 23 November 2026 has not come yet.");
  }

  @Test
  void a_mistyped_year_is_noticed() {
    assertThat(problems("0206-11-20", "rossi@acme.test", "E1003", "yes", ""))
        .singleElement()
        .asString()
        .contains("more than five years ago");
  }

  @Test
  void every_empty_answer_is_named_at_once() {
    assertThat(problems("", "", "", "", ""))
        .containsExactly(
            "observed-at: The date is missing.",
            "learner: Nobody is named.",
            "observer: The observer is missing.",
            "applied: It is not said whether it was applied.");
  }

  @Test
  void a_novel_is_no_note() {
    assertThat(problems("2026-11-20", "rossi@acme.test", "E1003", "yes", "x".repeat(2001)))
        .containsExactly("note: The note is 2,001 characters long.");
  }

  private Checked check(String at, String observer, String learner, String applied, String note) {
    return check.check(
        new Answers(at, observer, learner, applied, note), acme.practices().get(0), List.of());
  }

  private List<String> problems(
      String at, String observer, String learner, String applied, String note) {
    return check(at, observer, learner, applied, note).problems().stream()
        .map(problem -> problem.field() + ": " + problem.what())
        .toList();
  }
}
