package org.learnwire.app.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnwire.app.pages.Csv;
import org.learnwire.app.pages.CsvTable;
import org.learnwire.people.Review;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.PeopleDesk;

/**
 * The review list as a file: written out, answered in a spreadsheet, taken back. A file is taken
 * whole or not at all; a line without an answer stays on the list.
 */
public final class ReviewAnswers {
  /** Of the file; what stands in account, could-be, unclear and since is only looked at. */
  public static final List<String> COLUMNS =
      List.of("account", "could-be", "unclear", "since", "answer", "why");

  private final PeopleDesk desk;

  public ReviewAnswers(PeopleDesk desk) {
    this.desk = desk;
  }

  /** The list with room for answers: a person, nobody, or of an HR record same or other. */
  public String file() {
    List<List<String>> rows = new ArrayList<>();
    for (Review review : desk.people().reviews()) {
      rows.add(
          List.of(
              place(review),
              review.personIds().stream().map(desk::records).collect(Collectors.joining("; ")),
              review.reason(),
              review.at().toString().substring(0, 10),
              "",
              ""));
    }
    return Csv.write(COLUMNS, rows);
  }

  /**
   * Takes the answers; a line for each.
   *
   * @throws RulingRefused when one of them cannot be taken: then none is
   */
  public List<String> take(String text, String who) {
    CsvTable.Read read =
        CsvTable.read(text.startsWith("\uFEFF") ? text.substring(1) : text, COLUMNS);
    List<String> problems = new ArrayList<>();
    read.problems()
        .forEach(
            each ->
                problems.add(
                    line(each.line(), each.problem().what() + " " + each.problem().next())));
    doubled(read.rows(), problems);
    refuse(problems);
    Map<String, Review> open = new HashMap<>();
    desk.people().reviews().forEach(review -> open.put(place(review), review));
    return desk.together(
        () -> {
          List<String> said = new ArrayList<>();
          for (CsvTable.Row row : read.rows()) {
            if (!row.cells().get("answer").isBlank()) {
              said.add(answered(row, open, problems, who));
            }
          }
          refuse(problems);
          return said;
        });
  }

  private String answered(
      CsvTable.Row row, Map<String, Review> open, List<String> problems, String who) {
    String account = row.cells().get("account").strip();
    Review review = open.get(account);
    if (review == null) {
      problems.add(line(row.line(), "“" + account + "” is not on the review list any more."));
      return "";
    }
    try {
      return desk.answer(review, row.cells().get("answer").strip(), who, row.cells().get("why"));
    } catch (RulingRefused refused) {
      problems.add(line(row.line(), refused.getMessage()));
      return "";
    }
  }

  private static void doubled(List<CsvTable.Row> rows, List<String> problems) {
    Map<String, Integer> lines = new HashMap<>();
    for (CsvTable.Row row : rows) {
      Integer first = lines.putIfAbsent(row.cells().get("account").strip(), row.line());
      if (first != null) {
        problems.add(line(row.line(), "the account stands on line " + first + " already."));
      }
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new RulingRefused("Nothing of the file was taken: " + String.join(" ", problems));
    }
  }

  private static String line(int line, String what) {
    return (line == 0 ? "" : "line " + line + ": ") + what;
  }

  private String place(Review review) {
    return desk.place(review.connectionId(), review.remoteId());
  }
}
