package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * One form for all statements that the specification calls the same (xAPI Data 2.3.1): ignores what
 * an LRS assigns, verb display, activity definitions, order of keys and of group members, time
 * zone.
 */
public final class Canonical {
  private static final Set<String> ASSIGNED = Set.of("id", "stored", "authority", "version");
  private static final Set<String> ACTIVITY_PLACES =
      Set.of("object", "parent", "grouping", "category", "other");

  private Canonical() {}

  /** SHA-256 of the canonical form; a timestamp counts only when the statement has one. */
  public static byte[] hash(Statement statement) {
    StringBuilder out = new StringBuilder(1024);
    write(statement.node(), "", out);
    return sha256(out);
  }

  /** The canonical form of one part, which stands under the given key. */
  static String form(JsonNode part, String key) {
    StringBuilder out = new StringBuilder();
    write(part, key, out);
    return out.toString();
  }

  private static void write(JsonNode node, String key, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, key, out);
      case ARRAY -> array(node, key, out);
      case STRING -> quoted(text(node.textValue(), key), out);
      case NUMBER -> out.append(number(node.decimalValue()));
      default -> out.append(node.asText());
    }
  }

  private static void object(JsonNode node, String key, StringBuilder out) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    out.append('{');
    sorted.forEach(
        (name, value) -> {
          if (!isIgnored(name, key)) {
            quoted(name, out);
            out.append(':');
            write(value, isOpaque(key, name) ? "extensions" : name, out);
            out.append(',');
          }
        });
    out.append('}');
  }

  private static void array(JsonNode node, String key, StringBuilder out) {
    List<String> elements = new ArrayList<>();
    node.forEach(element -> elements.add(form(element, key)));
    if ("member".equals(key)) {
      elements.sort(null);
    }
    out.append('[').append(String.join(",", elements)).append(']');
  }

  private static boolean isIgnored(String name, String key) {
    return key.isEmpty() && ASSIGNED.contains(name)
        || "verb".equals(key) && "display".equals(name)
        || ACTIVITY_PLACES.contains(key) && "definition".equals(name);
  }

  /** Inside extensions every word is the owner's own. */
  private static boolean isOpaque(String key, String name) {
    return "extensions".equals(key) || "extensions".equals(name);
  }

  private static String text(String value, String key) {
    return switch (key) {
      case "timestamp" -> Timestamps.parse(value).map(Object::toString).orElse(value);
      case "registration" -> value.toLowerCase(Locale.ROOT);
      case "id" -> Uuids.parse(value).map(Object::toString).orElse(value);
      // xAPI Data 4.6: finer than a hundredth of a second is no difference.
      case "duration" -> value.replaceAll("([.,]\\d\\d)\\d+S$", "$1S");
      default -> value;
    };
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  private static byte[] sha256(CharSequence text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
