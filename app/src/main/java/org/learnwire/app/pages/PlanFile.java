package org.learnwire.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The plan as a file that goes out to a spreadsheet and comes back with a yes in its first column.
 * Each line carries the version it was written with: what has changed since is left.
 */
public final class PlanFile {
  /** The header; more columns are not known, fewer are not enough. */
  public static final List<String> COLUMNS =
      List.of("approve", "id", "version", "person", "system", "write", "change", "why", "state");

  private static final Set<String> YES = Set.of("yes", "y", "ja", "j", "x", "true", "1");
  private static final Set<String> NO = Set.of("", "no", "n", "nein", "false", "0");

  private PlanFile() {}

  /**
   * The ids with their versions that have a yes, with commas between them.
   *
   * @throws IllegalArgumentException when the file is not such a plan, with the first thing wrong
   */
  public static String yes(String text) {
    // Spreadsheets, and our own file, begin with a byte order mark.
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CsvTable.Read read = CsvTable.read(plain, COLUMNS);
    for (LineProblem problem : read.problems()) {
      throw wrong(problem.line(), problem.problem().what() + " " + problem.problem().next());
    }
    List<String> yes = new ArrayList<>();
    for (CsvTable.Row row : read.rows()) {
      Map<String, String> cells = row.cells();
      String answer = cells.get("approve").strip().toLowerCase(Locale.ROOT);
      if (YES.contains(answer)) {
        yes.add(cells.get("id").strip() + "@" + version(row));
      } else if (!NO.contains(answer)) {
        throw wrong(
            row.line(),
            "“%s” is neither yes nor no. Write yes before what is approved, and nothing before the"
                    .formatted(cells.get("approve"))
                + " rest.");
      }
    }
    if (yes.isEmpty()) {
      throw new IllegalArgumentException(
          "No line of the plan has a yes in its first column: nothing was approved.");
    }
    return String.join(",", yes);
  }

  /** A yes is a yes to what was read: without its version nobody knows what that was. */
  private static String version(CsvTable.Row row) {
    String version = row.cells().get("version").strip();
    if (version.isEmpty()) {
      throw wrong(
          row.line(),
          "its version is gone, which says what the yes was given to. Write the plan into a file"
              + " anew and leave that column as it is.");
    }
    return version;
  }

  private static IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("Line " + line + ": " + what + " Nothing was approved.");
  }
}
