package org.learnwire.sandbox.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the observations of the three months: soon after the course, late, in vain, too early. */
public final class ObservationMaker {

  private static final long DAY = 86_400;
  private final Company company;
  private final Map<String, Integer> addresses = new HashMap<>();
  private final List<Observation> made = new ArrayList<>();

  private ObservationMaker(Company company) {
    this.company = company;
    company.employees().forEach(employee -> addresses.merge(employee.email(), 1, Integer::sum));
  }

  /** Made from the company as it was at the anchor, oldest first. */
  public static List<Observation> make(Plan plan) {
    ObservationMaker maker = new ObservationMaker(CompanyMaker.make(plan));
    for (Course course : maker.company.courses()) {
      if (!course.practice().isEmpty()) {
        maker.company.enrolmentsIn(course.id()).values().stream()
            .filter(enrolment -> !enrolment.teacher())
            .forEach(enrolment -> maker.observe(course, enrolment));
      }
    }
    maker.made.sort(
        Comparator.comparingLong(Observation::at).thenComparing(one -> one.learner().id()));
    return maker.made;
  }

  private void observe(Course course, Enrolment enrolment) {
    Optional<Employee> learner = company.employeeOf(enrolment.account());
    Optional<Employee> observer = learner.map(Employee::supervisor).flatMap(company::employee);
    if (observer.isEmpty()) {
      return;
    }
    Dice dice =
        Dice.of(company.plan().seed(), "observed " + course.shortname(), enrolment.account());
    if (enrolment.completedAt() > 0) {
      boolean shared = addresses.get(learner.get().email()) > 1;
      applied(dice, course, enrolment.completedAt(), learner.get(), observer.get(), shared);
    } else if (enrolment.lastSeen() > 0 && dice.chance(0.1)) {
      // Applied before the course was finished: seen, but too early to count for it.
      Course.PracticeTask task = dice.pick(course.practice());
      add(dice, enrolment.lastSeen() + DAY, learner.get(), observer.get(), course, task);
    }
  }

  private void applied(
      Dice dice, Course course, long completed, Employee learner, Employee observer, boolean sure) {
    boolean seen = dice.chance(0.68) || sure;
    int tasks = dice.between(1, course.practice().size());
    for (int i = 0; seen && i < tasks; i++) {
      int days = dice.chance(0.75) ? dice.between(2, 28) : dice.between(31, 55);
      long from = completed + days * DAY;
      add(dice, from, learner, observer, course, course.practice().get(i));
    }
  }

  private void add(
      Dice dice,
      long from,
      Employee learner,
      Employee observer,
      Course course,
      Course.PracticeTask task) {
    long at = WorkingHours.after(dice, from, 0);
    boolean applied = dice.chance(0.82);
    String note = applied ? dice.pick(task.notes()) : "Tried, needs more practice";
    if (at < company.plan().anchorSecond()) {
      made.add(new Observation(at, observer, learner, course, task, applied, note));
    }
  }
}
