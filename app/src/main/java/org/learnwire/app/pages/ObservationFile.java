package org.learnwire.app.pages;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.app.pages.Observations.Observation;
import org.learnwire.app.pages.Observations.Practice;

/**
 * A file of observations that is read again and again. Other than on the page, where a person can
 * mend it, one bad row does not hold up the others: it is left out, said, and tried again.
 */
public final class ObservationFile {
  private ObservationFile() {}

  /**
   * What came of a file.
   *
   * @param stored new observations
   * @param leftOut one sentence per row that could not be taken
   * @param refused why nothing of the file could be read; empty when it could
   */
  public record Taken(int stored, List<String> leftOut, List<String> refused) {
    public Taken {
      leftOut = List.copyOf(leftOut);
      refused = List.copyOf(refused);
    }
  }

  /** Checks every row as the page does and saves the good ones. */
  public static Taken take(String text, Observations observations, ZoneId zone) {
    CsvTable.Read read = CsvTable.read(text, ObservationImport.COLUMNS);
    if (!read.problems().isEmpty()) {
      return new Taken(0, List.of(), read.problems().stream().map(ObservationFile::said).toList());
    }
    ObservationCheck check = new ObservationCheck(observations, new Texts(zone));
    List<Practice> practices = observations.practices();
    List<Observation> good = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (CsvTable.Row row : read.rows()) {
      ObservationCheck.Checked checked = ObservationImport.check(row.cells(), practices, check);
      if (checked.observation() != null && checked.problems().isEmpty()) {
        good.add(checked.observation());
      } else {
        checked.problems().forEach(each -> leftOut.add(said(new LineProblem(row.line(), each))));
      }
    }
    return new Taken(observations.save(good).stored(), leftOut, List.of());
  }

  /** What is said here ends in logs: addresses stay out of it. */
  private static String said(LineProblem each) {
    return Veil.over(
        "line " + each.line() + ": " + each.problem().what() + " " + each.problem().next());
  }
}
