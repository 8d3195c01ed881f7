package org.learnwire.sandbox.company;

import java.util.List;
import java.util.StringJoiner;

/** The company's learning map: which course serves which path, and what to practise afterwards. */
public final class LearningMapFile {

  private static final String HEADER =
      "connection,course,path,skill,kind,practice-task,goal-title-en,goal-title-de,due-days,"
          + "evidence,kpi,owner,valid-from,valid-to";

  private final StringBuilder csv = new StringBuilder(HEADER).append('\n');

  private LearningMapFile() {}

  /** One line per course, or one per practice task where there are any. */
  public static String of(int courses) {
    LearningMapFile file = new LearningMapFile();
    for (int number = 0; number < courses; number++) {
      Catalogue.Offer offer = CourseMaker.offer(number);
      String again = CourseMaker.again(number);
      if (offer.practice().isEmpty()) {
        file.line(number, offer, again, "");
      }
      for (Catalogue.Task task : offer.practice()) {
        file.line(number, offer, again, CourseMaker.PRACTICE + task.id() + again);
      }
    }
    return file.csv.toString();
  }

  private void line(int number, Catalogue.Offer offer, String again, String task) {
    Catalogue.Aim goal = offer.goal();
    List<String> aim =
        goal == null
            ? List.of("", "", "", "", "", "")
            : List.of(
                goal.en(),
                goal.de(),
                String.valueOf(goal.dueDays()),
                goal.evidence(),
                goal.kpi(),
                goal.owner());
    StringJoiner line = new StringJoiner(",");
    line.add("academy").add(String.valueOf(CourseMaker.id(number))).add(offer.path() + again);
    line.add(offer.skill()).add(kind(offer.kindOf())).add(task);
    aim.forEach(cell -> line.add(cell.contains(",") ? '"' + cell + '"' : cell));
    csv.append(line.add("").add("")).append('\n');
  }

  private static String kind(Course.Kind kind) {
    return switch (kind) {
      case MANDATORY -> "mandatory";
      case ONBOARDING -> "onboarding";
      case DEVELOPMENT -> "development";
    };
  }
}
