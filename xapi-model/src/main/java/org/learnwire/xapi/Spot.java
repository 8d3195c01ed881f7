package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;

/**
 * The place in the JSON under check: goes down and up again with the rules, and spells its path
 * only when something is wrong there. Most statements are right, and all of them pass here.
 */
final class Spot {
  private final XapiVersion version;
  private final Findings findings;
  private JsonNode[] nodes = new JsonNode[16];
  private Object[] steps = new Object[16];
  private int depth;

  /** A rule about one place. */
  @FunctionalInterface
  interface Rule {
    void check(Spot spot);
  }

  Spot(JsonNode root, XapiVersion version, Findings findings) {
    this.version = version;
    this.findings = findings;
    nodes[0] = root;
  }

  JsonNode node() {
    return nodes[depth];
  }

  /** How deep this place lies; the statement itself is at 1. */
  int depth() {
    return depth + 1;
  }

  boolean isNewer() {
    return version == XapiVersion.V2_0_0;
  }

  XapiVersion version() {
    return version;
  }

  String text() {
    return node().asText();
  }

  /** The text of a property, empty when there is none. */
  String text(String name) {
    JsonNode value = node().get(name);
    return value == null ? "" : value.asText();
  }

  void refuse(String rule, String spec) {
    findings.add(new Violation(path(), rule, spec));
  }

  /** Refuses a property of this object. */
  void refuse(String name, String rule, String spec) {
    findings.add(new Violation(JsonPath.property(path(), name), rule, spec));
  }

  /** What this place lies in; the statement itself lies in nothing. */
  JsonNode around() {
    return nodes[depth - 1];
  }

  /** Applies the rules of an object to what stands in this one; false when it is none. */
  boolean is(Shape shape) {
    if (!node().isObject()) {
      refuse("must be an object, not " + kind(), shape.spec());
      return false;
    }
    for (Map.Entry<String, JsonNode> property : node().properties()) {
      String name = property.getKey();
      Rule rule = shape.rule(name);
      if (rule == null) {
        refuse(name, shape.unknown(name), shape.spec());
      } else {
        below(name, property.getValue(), rule);
      }
    }
    for (String needed : shape.needed()) {
      if (!node().has(needed)) {
        refuse("must have '" + needed + "'", shape.spec());
      }
    }
    return true;
  }

  /** Applies the rule to each element; refuses what is no array. */
  void each(String spec, Rule rule) {
    JsonNode list = node();
    if (!list.isArray()) {
      refuse("must be an array, not " + kind(), spec);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      below(i, list.get(i), rule);
    }
  }

  /** Applies the rule to the value that stands one step below; null has a rule of its own. */
  void below(Object step, JsonNode value, Rule rule) {
    if (++depth == nodes.length) {
      nodes = Arrays.copyOf(nodes, depth * 2);
      steps = Arrays.copyOf(steps, depth * 2);
    }
    nodes[depth] = value;
    steps[depth] = step;
    if (value.isNull()) {
      refuse("null is allowed inside extensions only", Spec.FORMATTING);
    } else {
      rule.check(this);
    }
    depth--;
  }

  String kind() {
    return switch (node().getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL -> "null";
      default -> "nothing";
    };
  }

  private String path() {
    String path = "$";
    for (int i = 1; i <= depth; i++) {
      path =
          steps[i] instanceof Integer index
              ? JsonPath.element(path, index)
              : JsonPath.property(path, (String) steps[i]);
    }
    return path;
  }
}
