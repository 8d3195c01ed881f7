package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Last sent, theirs now, ours now, field by field (design, guarantee 5). A field clashes when
 * theirs is neither what we sent last nor what we are about to send: somebody changed it, and it is
 * theirs until a person says otherwise.
 */
final class Compare {
  static final String STATUS = "status";
  private static final String PROGRESS = "progressPercent";
  private static final String CLOSED = "CLOSED";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  // By this line an object without a key of ours is found again; it is no part of what is said.
  private static final Pattern MARK = Pattern.compile("\\s*Learnwire ref \\S+\\s*");

  private Compare() {}

  /**
   * What stands against sending an entry.
   *
   * @param lastSeen the object as it was read the time before: a field that was there then and is
   *     not now has been emptied; null when it was never read
   * @param closedByUs whether it was us who closed it
   */
  static List<Clash> clashes(
      Entry entry,
      ObjectNode lastSent,
      @Nullable ObjectNode lastSeen,
      Theirs theirs,
      boolean closedByUs) {
    if (theirs.gone()) {
      return List.of(new Clash("", null, null, null, null, null));
    }
    ObjectNode shown = theirs.fields();
    if (shown == null) {
      return List.of();
    }
    List<Clash> clashes = new ArrayList<>();
    if (shown.path(STATUS).asText().equals(CLOSED) && !closedByUs && !opens(entry)) {
      clashes.add(new Clash(STATUS, null, shown.get(STATUS), null, null, null));
    }
    ObjectNode ours = Correlations.contents(entry.fields());
    for (String field : compared(entry, ours, lastSent)) {
      field(field, lastSent, lastSeen, shown, ours).ifPresent(clashes::add);
    }
    return clashes;
  }

  /** What the target says already, so that nothing needs to be sent; empty when it has to be. */
  static Optional<String> already(Entry entry, Theirs theirs) {
    String status = theirs.fields() == null ? "" : theirs.fields().path(STATUS).asText();
    return switch (entry.writeName()) {
      case "goal.delete" ->
          theirs.gone() ? Optional.of("it is not there any more") : Optional.empty();
      case "goal.reopen" ->
          status.isEmpty() || status.equals(CLOSED)
              ? Optional.empty()
              : Optional.of("it is open there already");
      case "goal.close" ->
          status.equals(CLOSED) && entry.attempts() == 0
              ? Optional.of("it is closed there already")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean opens(Entry entry) {
    return entry.writeName().equals("goal.reopen");
  }

  /** What is deleted takes everything with it that anybody wrote there. */
  private static List<String> compared(Entry entry, ObjectNode ours, ObjectNode lastSent) {
    List<String> fields = new ArrayList<>();
    if (entry.writeName().equals("goal.delete")) {
      lastSent.fieldNames().forEachRemaining(fields::add);
      if (!fields.contains(PROGRESS)) {
        fields.add(PROGRESS);
      }
    } else {
      ours.fieldNames().forEachRemaining(fields::add);
    }
    return fields;
  }

  private static Optional<Clash> field(
      String field,
      ObjectNode lastSent,
      @Nullable ObjectNode lastSeen,
      ObjectNode shown,
      ObjectNode ours) {
    boolean wasShown = lastSeen != null && lastSeen.hasNonNull(field);
    if (!shown.hasNonNull(field) && !wasShown) {
      return Optional.empty();
    }
    JsonNode theirs = shown.path(field);
    JsonNode last = lastSent.path(field);
    JsonNode mine = ours.path(field);
    boolean untouched = same(theirs, last) || (isNothing(last) && isDefault(field, theirs));
    if (untouched || (ours.has(field) && same(theirs, mine))) {
      return Optional.empty();
    }
    return Optional.of(new Clash(field, orNull(last), orNull(theirs), orNull(mine), null, null));
  }

  private static boolean isDefault(String field, JsonNode theirs) {
    return isNothing(theirs) || (field.equals(PROGRESS) && theirs.asDouble() == 0);
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && said(value.asText()).isEmpty())
        || (value.isContainerNode() && value.isEmpty());
  }

  private static @Nullable JsonNode orNull(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  /** Systems trim texts, turn numbers to texts and days to times of day: that is nobody's edit. */
  static boolean same(JsonNode one, JsonNode other) {
    if (isNothing(one) || isNothing(other)) {
      return isNothing(one) && isNothing(other);
    }
    if (one.isValueNode() && other.isValueNode()) {
      String a = said(one.asText());
      String b = said(other.asText());
      return a.equals(b) || sameNumber(a, b) || sameDay(a, b) || sameDay(b, a);
    }
    return one.isArray() && other.isArray() ? sameParts(one, other) : one.equals(other);
  }

  /** Parts are compared by what ours say: a system adds ids and states of its own. */
  private static boolean sameParts(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      JsonNode a = title(one.get(i));
      JsonNode b = title(other.get(i));
      if (!same(a, b)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode title(JsonNode part) {
    return part.hasNonNull("title") ? part.get("title") : part;
  }

  private static String said(String text) {
    return MARK.matcher(text).replaceAll(" ").strip().replaceAll("\\s+", " ");
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean sameDay(String day, String time) {
    return DAY.matcher(day).matches() && time.startsWith(day + "T");
  }

  /** As a JSON column keeps it. */
  static JsonNode orJsonNull(@Nullable JsonNode value) {
    return value == null ? JsonNodeFactory.instance.nullNode() : value;
  }
}
