package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement with the verb {@link Verbs#BUSINESS_RESULT} says: one measured result, in the
 * result extension {@link #EXTENSION}.
 *
 * <ul>
 *   <li>{@code metric}: which figure, in the words of {@link #METRIC_WORDS}: {@code
 *       won-deal-amount}
 *   <li>{@code value}: a number; {@code unit}: a currency by ISO 4217, or a word such as {@code
 *       count}, {@code hours}, {@code percent}
 *   <li>{@code period}: {@code start} and {@code end}, both days included
 *   <li>{@code target}: the number that was aimed at, where the system knows one
 *   <li>{@code grain}: {@code person} or {@code team}, as the actor is an Agent or a Group
 * </ul>
 */
public final class BusinessResult {
  /** Result extension that holds the figure. */
  public static final String EXTENSION = LearnwireProfile.IRI + "/extensions/business-result";

  /** How a metric is spelled: small letters, digits and hyphens, so that it can be grouped by. */
  public static final String METRIC_WORDS = "[a-z][a-z0-9-]{0,63}";

  private static final String SPEC = "Learnwire profile, business-result";
  private static final Set<String> KNOWN =
      Set.of("metric", "value", "unit", "period", "target", "grain");

  private BusinessResult() {}

  /** Whether the statement is meant to be one. */
  public static boolean isOne(JsonNode statement) {
    return statement.path("verb").path("id").asText().equals(Verbs.BUSINESS_RESULT.id());
  }

  /** What is wrong with a business result; empty for one that is whole. */
  public static List<Violation> check(JsonNode statement) {
    List<Violation> wrong = new ArrayList<>();
    JsonNode figure = statement.path("result").path("extensions").path(EXTENSION);
    must(figure.isObject(), "", "a business result needs this object", wrong);
    if (!figure.isObject()) {
      return wrong;
    }
    figure
        .fieldNames()
        .forEachRemaining(
            name -> must(KNOWN.contains(name), "." + name, "is none of " + sorted(), wrong));
    must(text(figure, "metric").matches(METRIC_WORDS), ".metric", "is words-with-hyphens", wrong);
    must(figure.path("value").isNumber(), ".value", "is a number", wrong);
    must(!text(figure, "unit").isBlank(), ".unit", "is a text", wrong);
    JsonNode target = figure.path("target");
    boolean none = target.isMissingNode() || target.isNull();
    must(none || target.isNumber(), ".target", "is a number, or left out", wrong);
    period(figure.path("period"), wrong);
    String grain =
        statement.path("actor").path("objectType").asText().equals("Group") ? "team" : "person";
    must(text(figure, "grain").equals(grain), ".grain", "is " + grain + ", as the actor", wrong);
    return wrong;
  }

  private static void period(JsonNode period, List<Violation> wrong) {
    LocalDate start = day(period.path("start"));
    LocalDate end = day(period.path("end"));
    must(start != null, ".period.start", "is a day as 2026-01-31", wrong);
    must(end != null, ".period.end", "is a day as 2026-01-31", wrong);
    boolean both = start != null && end != null;
    must(!both || !end.isBefore(start), ".period", "does not end before it starts", wrong);
  }

  private static @Nullable LocalDate day(JsonNode text) {
    try {
      return text.isTextual() ? LocalDate.parse(text.asText()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void must(boolean good, String where, String rule, List<Violation> wrong) {
    if (!good) {
      wrong.add(new Violation("$.result.extensions['" + EXTENSION + "']" + where, rule, SPEC));
    }
  }

  private static String text(JsonNode figure, String field) {
    return figure.path(field).isTextual() ? figure.path(field).asText() : "";
  }

  private static List<String> sorted() {
    return KNOWN.stream().sorted().toList();
  }
}
