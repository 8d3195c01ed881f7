package org.learnwire.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.ltitool.pages.CourseDesk.Step;

class FunnelStepsTest {
  private static Set<String> people(int first, int last) {
    Set<String> people = new TreeSet<>();
    IntStream.rangeClosed(first, last).forEach(each -> people.add("p" + each));
    return people;
  }

  @Test
  void a_figure_that_gives_a_few_away_by_subtraction_is_not_said() {
    FunnelSteps steps = new FunnelSteps(people(1, 40));
    steps.add("completed", people(1, 30), true);
    steps.add("practised", people(1, 27), true);
    steps.add("applied", people(1, 12), true);
    steps.add("thanked", people(1, 11), true);

    assertThat(steps.all())
        .containsExactly(
            new Step("began", 40, Step.Shown.FIGURE),
            new Step("completed", 30, Step.Shown.FIGURE),
            new Step("practised", null, Step.Shown.CLOSE),
            new Step("applied", 12, Step.Shown.FIGURE),
            new Step("thanked", null, Step.Shown.CLOSE));
  }

  @ParameterizedTest
  @CsvSource({
    "4, TOO_FEW",
    "5, FIGURE",
    "15, FIGURE",
    "16, NEARLY_ALL",
    "20, NEARLY_ALL",
  })
  void the_few_and_the_few_who_are_missing_are_not_counted(int people, Step.Shown shown) {
    FunnelSteps steps = new FunnelSteps(people(1, 20));
    steps.add("completed", people(1, people), true);
    assertThat(steps.all().get(1).shown()).isEqualTo(shown);
  }

  @Test
  void any_two_figures_are_the_same_people_or_a_group_apart() {
    for (int completed = 0; completed <= 25; completed++) {
      for (int applied = 0; applied <= 25; applied++) {
        FunnelSteps steps = new FunnelSteps(people(1, 25));
        steps.add("completed", people(1, completed), true);
        steps.add("applied", people(26 - applied, 25), true);
        List<Integer> figures =
            steps.all().stream().filter(step -> step.people() != null).map(Step::people).toList();
        for (int a : figures) {
          for (int b : figures) {
            assertThat(a == b || Math.abs(a - b) >= 5).as("%s", steps.all()).isTrue();
          }
        }
        assertThat(Set.copyOf(figures)).hasSameSizeAs(figures);
      }
    }
  }

  @Test
  void whoever_did_not_begin_and_what_the_policy_keeps_is_not_counted() {
    FunnelSteps steps = new FunnelSteps(people(1, 20));
    steps.add("practised", people(1, 10), false);
    steps.add("applied", people(12, 40), true);
    assertThat(steps.all().get(1)).isEqualTo(new Step("practised", null, Step.Shown.KEPT));
    assertThat(steps.all().get(2)).isEqualTo(new Step("applied", 9, Step.Shown.FIGURE));
  }
}
