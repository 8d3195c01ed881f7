package org.learnwire.app.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Observations.Observation;
import org.learnwire.app.pages.Observations.Practice;

/**
 * A file of observations, looked at as a whole: good in every row, or refused.
 *
 * @param lines the rows as they would be saved; empty where anything is wrong
 * @param problems what is wrong, in the order of the file
 * @param rows how many rows were read
 * @param text the file, to be sent again by the form that saves it
 */
public record ObservationImport(
    List<Line> lines, List<LineProblem> problems, int rows, String text) {
  static final List<String> COLUMNS =
      List.of("observed-at", "observer", "learner", "course", "practice-task", "applied", "note");

  /** A good row. */
  public record Line(int line, Observation observation, PersonLabel learner) {}

  static ObservationImport of(String text, Observations observations, ObservationCheck check) {
    CsvTable.Read read = CsvTable.read(text, COLUMNS);
    List<Practice> practices = observations.practices();
    List<Line> lines = new ArrayList<>();
    List<LineProblem> problems = new ArrayList<>(read.problems());
    for (CsvTable.Row row : read.rows()) {
      ObservationCheck.Checked checked = check(row.cells(), practices, check);
      checked.problems().forEach(problem -> problems.add(new LineProblem(row.line(), problem)));
      if (checked.observation() != null && checked.learner() != null) {
        lines.add(new Line(row.line(), checked.observation(), checked.learner()));
      }
    }
    problems.sort(Comparator.comparingInt(LineProblem::line));
    return new ObservationImport(
        problems.isEmpty() ? List.copyOf(lines) : List.of(),
        List.copyOf(problems),
        read.rows().size(),
        text);
  }

  static ObservationImport refused(LineProblem problem) {
    return new ObservationImport(List.of(), List.of(problem), 0, "");
  }

  List<Observation> observations() {
    return lines.stream().map(Line::observation).toList();
  }

  /** How many lines are wrong. */
  public long wrongLines() {
    return problems.stream().mapToInt(LineProblem::line).distinct().count();
  }

  static ObservationCheck.Checked check(
      Map<String, String> cells, List<Practice> practices, ObservationCheck check) {
    List<Problem> problems = new ArrayList<>();
    Practice practice =
        practice(cells.get("course"), cells.get("practice-task"), practices, problems);
    ObservationCheck.Answers answers =
        new ObservationCheck.Answers(
            cells.get("observed-at"),
            cells.get("observer"),
            cells.get("learner"),
            cells.get("applied"),
            cells.get("note"));
    return check.check(answers, practice, problems);
  }

  private static @Nullable Practice practice(
      String course, String task, List<Practice> practices, List<Problem> problems) {
    List<Practice> ofCourse =
        practices.stream()
            .filter(
                practice ->
                    practice.course().equalsIgnoreCase(course.strip())
                        || practice.courseTitle().equalsIgnoreCase(course.strip()))
            .toList();
    if (ofCourse.isEmpty()) {
      String known = some(practices.stream().map(Practice::course).distinct().toList());
      String what = "The learning map has no course “" + course + "”.";
      problems.add(new Problem("course", what, "It has " + known + "."));
      return null;
    }
    Practice practice =
        ofCourse.stream().filter(each -> isTask(each, task.strip())).findFirst().orElse(null);
    if (practice == null) {
      String known = some(ofCourse.stream().map(Practice::task).toList());
      String what = "Course “" + course + "” has no practice task “" + task + "”.";
      problems.add(new Problem("practice-task", what, "It has " + known + "."));
    }
    return practice;
  }

  /** By its name, or by the IRI that the learning map gives it. */
  private static boolean isTask(Practice practice, String task) {
    return practice.task().equalsIgnoreCase(task) || practice.id().endsWith("|" + task);
  }

  private static String some(List<String> known) {
    if (known.isEmpty()) {
      return "none yet";
    }
    String first =
        String.join(", ", known.stream().limit(8).map(name -> "“" + name + "”").toList());
    return known.size() > 8 ? first + " and " + (known.size() - 8) + " more" : first;
  }
}
