package org.learnwire.app.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.ltitool.pages.CourseDesk.Step;
import org.learnwire.ltitool.pages.CourseDesk.Step.Shown;
import org.learnwire.xapi.visibility.Audience;

/**
 * The steps of a funnel, of which no two figures stand so close that the few between them could be
 * told by subtraction. The earlier figure stays.
 */
final class FunnelSteps {
  private final Set<String> began;
  private final List<Integer> figures = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /** Those who began are a group. */
  FunnelSteps(Set<String> began) {
    this.began = began;
    shown("began", began.size());
  }

  /**
   * The next step.
   *
   * @param counted whether the policy lets it be counted
   */
  void add(String name, Set<String> people, boolean counted) {
    Set<String> both = new HashSet<>(people);
    both.retainAll(began);
    int size = both.size();
    if (!counted) {
      steps.add(new Step(name, null, Shown.KEPT));
    } else if (!Audience.PROGRAMME.isCountedInGroupOf(size)) {
      steps.add(new Step(name, null, Shown.TOO_FEW));
    } else if (began.size() - size < Audience.MINIMUM_GROUP) {
      steps.add(new Step(name, null, Shown.NEARLY_ALL));
    } else if (figures.stream().anyMatch(each -> Math.abs(each - size) < Audience.MINIMUM_GROUP)) {
      steps.add(new Step(name, null, Shown.CLOSE));
    } else {
      shown(name, size);
    }
  }

  private void shown(String name, int size) {
    figures.add(size);
    steps.add(new Step(name, size, Shown.FIGURE));
  }

  List<Step> all() {
    return List.copyOf(steps);
  }
}
