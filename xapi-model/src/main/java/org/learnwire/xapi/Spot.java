package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One place in the JSON under check: knows where it is, and collects what is wrong there. */
record Spot(JsonNode node, String path, XapiVersion version, Findings findings) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A rule about one place. */
  @FunctionalInterface
  interface Rule {
    void check(Spot spot);
  }

  void refuse(String rule, String spec) {
    findings.add(new Violation(path, rule, spec));
  }

  /** True when this is an object; refuses other kinds, and properties that are not known here. */
  boolean isObject(String spec, List<String> known) {
    if (!node.isObject()) {
      refuse("must be an object, not " + kind(), spec);
      return false;
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                at(name).refuse(unknown(name, known), spec);
              }
            });
    return true;
  }

  boolean isObject(String spec, String... known) {
    return isObject(spec, Arrays.asList(known));
  }

  void need(String name, String spec, Rule rule) {
    if (node.has(name)) {
      may(name, rule);
    } else {
      refuse("must have '" + name + "'", spec);
    }
  }

  void may(String name, Rule rule) {
    if (node.has(name)) {
      at(name).unlessNull(rule);
    }
  }

  /** Applies the rule to each element; refuses what is no array. */
  void each(String spec, Rule rule) {
    if (!node.isArray()) {
      refuse("must be an array, not " + kind(), spec);
      return;
    }
    for (int i = 0; i < node.size(); i++) {
      new Spot(node.get(i), path + "[" + i + "]", version, findings).unlessNull(rule);
    }
  }

  Spot at(String name) {
    String step = PLAIN.matcher(name).matches() ? "." + name : "['" + name + "']";
    return new Spot(node.path(name), path + step, version, findings);
  }

  boolean isNewer() {
    return version == XapiVersion.V2_0_0;
  }

  String text() {
    return node.asText();
  }

  String kind() {
    return switch (node.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL -> "null";
      default -> "nothing";
    };
  }

  private void unlessNull(Rule rule) {
    if (node.isNull()) {
      refuse("null is allowed inside extensions only", Spec.FORMATTING);
    } else {
      rule.check(this);
    }
  }

  private static String unknown(String name, List<String> known) {
    for (String right : known) {
      if (right.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return "must be written '" + right + "'";
      }
    }
    return "is no property that xAPI knows here; known: " + String.join(", ", known);
  }
}
