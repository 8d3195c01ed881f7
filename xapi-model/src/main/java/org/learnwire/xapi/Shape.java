package org.learnwire.xapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties that xAPI knows in one kind of object, and the rule for each: an object is then
 * checked in one walk over what stands in it, not by asking for all that could.
 */
final class Shape {
  private final String spec;
  private final Map<String, Spot.Rule> rules = new LinkedHashMap<>();
  private final List<String> needed = new ArrayList<>();

  /**
   * @param spec where the specification describes such an object
   */
  Shape(String spec) {
    this.spec = spec;
  }

  /** A property that may be there. Messages list properties in this order. */
  Shape may(String name, Spot.Rule rule) {
    rules.put(name, rule);
    return this;
  }

  /** A property that must be there. */
  Shape must(String name, Spot.Rule rule) {
    needed.add(name);
    return may(name, rule);
  }

  String spec() {
    return spec;
  }

  List<String> needed() {
    return needed;
  }

  Spot.@Nullable Rule rule(String name) {
    return rules.get(name);
  }

  /** What to say of a property that is none of these. */
  String unknown(String name) {
    for (String right : rules.keySet()) {
      if (right.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return "must be written '" + right + "'";
      }
    }
    return "is no property that xAPI knows here; known: " + String.join(", ", rules.keySet());
  }
}
