package org.learnwire.sandbox.company;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes courses from the catalogue; asked for more than it has, it starts over with a number. */
final class CourseMaker {

  static final String PRACTICE = "https://learnwire.example.test/practice/";

  private final Plan plan;
  private final List<Integer> teachers;
  private final Map<Module, Integer> instances = new EnumMap<>(Module.class);
  private int lastCmid;
  private int lastItem;
  private int lastBadge;

  CourseMaker(Plan plan, List<Integer> teachers) {
    this.plan = plan;
    this.teachers = teachers;
  }

  /** Course ids start at 2: course 1 is the site itself. */
  Course make(int number) {
    Catalogue.Offer offer = offer(number);
    String again = again(number);
    int totalItem = ++lastItem;
    return new Course(
        id(number),
        offer.shortname() + again,
        offer.fullname() + again.replace('-', ' '),
        offer.idnumber().isEmpty() ? "" : offer.idnumber() + again,
        offer.summary(),
        offer.kindOf(),
        plan.daysBefore(120),
        totalItem,
        activities(offer.activities()),
        List.of(
            teachers.get(number % teachers.size()), teachers.get((number + 1) % teachers.size())),
        badge(offer.badge(), again),
        practice(offer.practice(), again));
  }

  static int id(int number) {
    return number + 2;
  }

  /** What tells the second round through the catalogue from the first. */
  static String again(int number) {
    int round = number / Catalogue.OFFERS.size();
    return round == 0 ? "" : "-" + (round + 1);
  }

  static Catalogue.Offer offer(int number) {
    return Catalogue.OFFERS.get(number % Catalogue.OFFERS.size());
  }

  private List<Activity> activities(List<Catalogue.Part> parts) {
    List<Activity> made = new ArrayList<>();
    for (Catalogue.Part part : parts) {
      int instance = instances.merge(part.module(), 1, Integer::sum);
      Activity.GradeItem item =
          part.max() == null
              ? null
              : new Activity.GradeItem(++lastItem, part.max(), part.pass(), part.marks());
      String idnumber = part.idnumber() == null ? "" : part.idnumber();
      made.add(
          new Activity(
              ++lastCmid, made.size(), part.module(), instance, part.name(), idnumber, item));
    }
    return List.copyOf(made);
  }

  private Course.@Nullable Badge badge(Catalogue.@Nullable Award award, String again) {
    return award == null
        ? null
        : new Course.Badge(
            ++lastBadge, award.name() + again.replace('-', ' '), award.description());
  }

  private static List<Course.PracticeTask> practice(List<Catalogue.Task> tasks, String again) {
    return tasks.stream()
        .map(
            task ->
                new Course.PracticeTask(
                    task.id() + again, PRACTICE + task.id() + again, task.notes()))
        .toList();
  }
}
