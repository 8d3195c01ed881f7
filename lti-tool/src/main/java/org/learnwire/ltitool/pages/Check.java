package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what was typed; what is wrong is kept by field and said in the reader's language. */
final class Check {
  static final int LONGEST = 2_000;

  private final LocalDate today;
  private final Map<String, Problem> problems = new LinkedHashMap<>();

  Check(LocalDate today) {
    this.today = today;
  }

  /** A message's key, and what is put into it. */
  public record Problem(String key, Object... with) {}

  Map<String, Problem> problems() {
    return problems;
  }

  boolean fine() {
    return problems.isEmpty();
  }

  void wrong(String field, String key, Object... with) {
    problems.putIfAbsent(field, new Problem("problem." + key, with));
  }

  /** A text that has to be there. */
  String needed(String field, String given) {
    return needed(field, given, LONGEST);
  }

  String needed(String field, String given, int longest) {
    String text = text(field, given, longest);
    if (text.isEmpty()) {
      wrong(field, "missing");
    }
    return text;
  }

  /** A text that may be empty. */
  String text(String field, String given) {
    return text(field, given, LONGEST);
  }

  String text(String field, String given, int longest) {
    String text = given.strip().replace("\r\n", "\n");
    if (text.length() > longest) {
      wrong(field, "too-long", text.length(), longest);
    } else if (text.chars().anyMatch(Check::isControl)) {
      wrong(field, "characters");
    }
    return text;
  }

  private static boolean isControl(int character) {
    return character < ' ' && character != '\n' && character != '\t';
  }

  /** A day that has come, and not too long ago. */
  @Nullable LocalDate day(String field, String given) {
    LocalDate day = parsed(field, given);
    if (day != null && day.isAfter(today)) {
      wrong(field, "future");
    } else if (day != null && day.isBefore(today.minusYears(2))) {
      wrong(field, "long-ago");
    }
    return day;
  }

  /** A day that is still to come, or today. */
  @Nullable LocalDate coming(String field, String given) {
    LocalDate day = parsed(field, given);
    if (day != null && (day.isBefore(today) || day.isAfter(today.plusYears(2)))) {
      wrong(field, "coming");
    }
    return day;
  }

  /** A day by which a goal can be reached. */
  void due(String field, String given) {
    LocalDate day = parsed(field, given);
    if (day != null && (day.isBefore(today) || day.isAfter(today.plusYears(5)))) {
      wrong(field, "due");
    }
  }

  private @Nullable LocalDate parsed(String field, String given) {
    try {
      return LocalDate.parse(given.strip());
    } catch (DateTimeParseException e) {
      wrong(field, "day");
      return null;
    }
  }
}
