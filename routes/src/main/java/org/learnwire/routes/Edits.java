package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;

/** Takes a person's own words for what was proposed to them, or says what is wrong with them. */
final class Edits {
  private static final int TITLE = 200;
  private static final int TEXT = 4_000;
  private static final int YEARS = 5;
  private static final String DUE = "dueDate";

  private Edits() {}

  /** The fields that whoever is asked may word; none for those who only agree. */
  static Set<String> of(Entry entry, Approver as) {
    if (as == Approver.MANAGER || as == Approver.HR) {
      return Set.of();
    }
    return entry.writeName().equals("goal.create")
        ? Set.of("title", "description", DUE)
        : Set.of("text");
  }

  /**
   * The fields that are to be another.
   *
   * @param given by field; those that are not given stay
   */
  static ObjectNode checked(Entry entry, Approver as, Map<String, String> given, LocalDate today) {
    Set<String> may = of(entry, as);
    ObjectNode edits = Json.object("{}");
    given.forEach(
        (field, value) -> {
          if (!may.contains(field)) {
            throw new AnswerRefused(
                may.isEmpty()
                    ? "Whoever is asked after the learner agrees or not, and changes nothing."
                    : field
                        + " cannot be changed; what can: "
                        + may.stream().sorted().collect(Collectors.joining(", "))
                        + ".");
          }
          edits.put(field, field.equals(DUE) ? due(value, today) : text(field, value));
        });
    return edits;
  }

  private static String text(String field, String value) {
    String clean = value.strip().replace("\r\n", "\n");
    int most = field.equals("title") ? TITLE : TEXT;
    if (clean.isEmpty() && !field.equals("description")) {
      throw new AnswerRefused("The " + field + " is empty: write one, or leave it as it is.");
    }
    if (clean.length() > most) {
      throw new AnswerRefused(
          "The " + field + " has " + clean.length() + " characters; " + most + " are possible.");
    }
    boolean strange =
        clean
            .chars()
            .anyMatch(c -> Character.isISOControl(c) && (c != '\n' || field.equals("title")));
    if (strange) {
      throw new AnswerRefused("The " + field + " holds characters that nobody can read.");
    }
    return clean;
  }

  private static String due(String value, LocalDate today) {
    LocalDate due;
    try {
      due = LocalDate.parse(value.strip());
    } catch (DateTimeException e) {
      throw new AnswerRefused("The due date is written like " + today.plusMonths(3) + ".");
    }
    if (due.isBefore(today) || due.isAfter(today.plusYears(YEARS))) {
      throw new AnswerRefused(
          "The due date is from today on, and within " + YEARS + " years: " + due + " is not.");
    }
    return due.toString();
  }
}
