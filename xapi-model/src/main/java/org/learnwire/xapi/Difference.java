package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.TreeSet;

/** Where two statements stop being the same, by the rules of {@link Canonical}. */
public final class Difference {
  private Difference() {}

  /**
   * JSON path of the first property in which they differ, such as {@code $.result.score.raw}; empty
   * when they are the same statement. What only one of them has because an LRS may assign it (id,
   * timestamp) is no difference.
   */
  public static Optional<String> first(Statement one, Statement other) {
    return first(one.node(), other.node());
  }

  static Optional<String> first(JsonNode one, JsonNode other) {
    for (String name : new String[] {"id", "timestamp"}) {
      if (one.has(name) && other.has(name) && !isSame(one.get(name), other.get(name), name)) {
        return Optional.of("$." + name);
      }
    }
    return between(one, other, "", "$");
  }

  private static Optional<String> between(JsonNode one, JsonNode other, String key, String path) {
    if (one.isObject() && other.isObject()) {
      return properties(one, other, key, path);
    }
    if (one.isArray() && other.isArray() && !Sameness.isUnordered(key)) {
      return elements(one, other, key, path);
    }
    return isSame(one, other, key) ? Optional.empty() : Optional.of(path);
  }

  private static Optional<String> properties(
      JsonNode one, JsonNode other, String key, String path) {
    TreeSet<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (Sameness.isIgnored(key, name) || key.isEmpty() && name.equals("timestamp")) {
        continue;
      }
      String place = JsonPath.property(path, name);
      if (!one.has(name) || !other.has(name)) {
        return Optional.of(place);
      }
      Optional<String> found =
          between(one.get(name), other.get(name), Sameness.within(key, name), place);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> elements(JsonNode one, JsonNode other, String key, String path) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      String place = JsonPath.element(path, i);
      if (i >= one.size() || i >= other.size()) {
        return Optional.of(place);
      }
      Optional<String> found = between(one.get(i), other.get(i), key, place);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(JsonNode one, JsonNode other, String key) {
    return Canonical.form(one, key).equals(Canonical.form(other, key));
  }
}
