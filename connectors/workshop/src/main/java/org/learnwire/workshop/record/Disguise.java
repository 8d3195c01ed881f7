package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts something made up in place of every value that is not known to be harmless: the same thing
 * everywhere for the same value. Harmless are times (but dates of birth), small numbers that are no
 * ids, and the words that the connector's own files ask for.
 */
final class Disguise {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern ID =
      Pattern.compile("\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ][\\d:.]+(Z|[+-]\\d{2}:?\\d{2})?)?");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern DECIMAL = Pattern.compile("-?(\\d+)[.,]\\d+ ?%?|(\\d+) ?%");

  private static final int SMALL = 100;
  private static final int LARGE = 1000;

  private final Set<String> harmless;
  private final Seen seen;
  private final FieldNames names;
  private final StandIns standIns;
  private final OwnWords own;
  private final Map<String, String> madeUp = new LinkedHashMap<>();

  /**
   * @param harmless words of the connector's own files
   * @param own what we wrote there ourselves
   */
  Disguise(Set<String> harmless, OwnWords own, Seen seen, FieldNames names) {
    this.own = own;
    this.harmless = harmless;
    this.seen = seen;
    this.names = names;
    this.standIns = new StandIns(seen.numbers());
  }

  /** A number or a UUID. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }

  boolean namesId(String field) {
    return names.isId(field);
  }

  /** Says beforehand what stands in place of a value. */
  void say(String value, String instead) {
    madeUp.put(value, instead);
  }

  /** What was put in place of what. */
  Map<String, String> madeUp() {
    return Map.copyOf(madeUp);
  }

  /** A word of the connector's own files gives nobody away. */
  boolean ownWord(String value) {
    return harmless.contains(value);
  }

  JsonNode json(JsonNode node, String field) {
    if (node instanceof ObjectNode object) {
      ObjectNode made = JSON.objectNode();
      object
          .fields()
          .forEachRemaining(
              each -> made.set(name(each.getKey()), json(each.getValue(), each.getKey())));
      return made;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = JSON.arrayNode();
      array.forEach(each -> made.add(json(each, field)));
      return made;
    }
    if (node.isNumber()) {
      return isHarmless(node.asDouble(), field)
          ? node
          : JSON.numberNode(Long.parseLong(id(Long.toString(Math.abs(node.asLong())))));
    }
    return node.isTextual() ? JSON.textNode(text(node.asText(), field)) : node;
  }

  /** Keys that are ids or addresses stand for records. */
  private String name(String key) {
    return isId(key) || MAIL.matcher(key).matches() ? id(key) : key;
  }

  /** What stands where an id stands; zero is none, and a moment is a revision. */
  String id(String value) {
    boolean moment = seen.moments().contains(value) && !seen.ids().contains(value);
    return moment || value.matches("0+") ? value : instead(value, "id");
  }

  String text(String value, String field) {
    if (value.isBlank() || own.hold(value, harmless)) {
      return value;
    }
    if (value.matches("-?\\d{1,18}")) {
      return isHarmless(Long.parseLong(value), field) ? value : id(value);
    }
    if (isHarmless(value, field)) {
      return value;
    }
    // Ours stays to be found by, beside what is somebody else's.
    List<String> ours = own.in(value);
    return ours.isEmpty()
        ? instead(value, field)
        : instead(value, field) + "\n" + String.join("\n", ours);
  }

  /** Whether it stands as it is, or something stands in its place already. */
  boolean settled(String value, String field) {
    return madeUp.containsKey(value)
        || own.hold(value, harmless)
        || value.matches("-?\\d{1,18}")
        || isHarmless(value, field);
  }

  private boolean isHarmless(double number, String field) {
    double size = Math.abs(number);
    if ((long) size == 0 || names.isId(field)) {
      return (long) size == 0;
    }
    if (size >= LARGE) {
      return names.isTime(field) && Seen.isMoment(Long.toString((long) size));
    }
    return size < SMALL
        || names.isMeasure(field)
        || !seen.ids().contains(Long.toString((long) size));
  }

  private boolean isHarmless(String value, String field) {
    if (isTime(value)) {
      return !names.isBirth(field);
    }
    var decimal = DECIMAL.matcher(value);
    if (decimal.matches()) {
      String whole = decimal.group(1) == null ? decimal.group(2) : decimal.group(1);
      return whole.length() < Integer.toString(LARGE).length();
    }
    boolean known = harmless.contains(value) && !isId(value);
    return known && !madeUp.containsKey(value) && !names.isPerson(field);
  }

  private String instead(String value, String field) {
    String made = madeUp.get(value);
    if (made == null) {
      made = standIns.next(value, field);
      madeUp.put(value, made);
    }
    return made;
  }
}
