package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this LRS takes beyond the specification's own rules: deep or endless values would stop those
 * who read them later, and half characters can be kept by no database.
 */
final class Limits {
  private static final String EXPONENT =
      "the exponent of a number must lie between -"
          + XapiJson.MAX_EXPONENT
          + " and "
          + XapiJson.MAX_EXPONENT;

  private Limits() {}

  /** A text that anybody may write, such as a name. */
  static void text(Spot spot) {
    String wrong = wrongText(spot.node().textValue());
    if (wrong != null) {
      spot.refuse(wrong, Spec.LIMITS);
    }
  }

  static void number(Spot spot) {
    if (!isModest(spot.node())) {
      spot.refuse(EXPONENT, Spec.LIMITS);
    }
  }

  /** A value whose inside is its owner's affair. */
  static void anything(Spot spot, String name, JsonNode value) {
    String wrong = wrong(value, spot.depth() + 1);
    if (wrong != null) {
      spot.refuse(name, wrong, Spec.LIMITS);
    }
  }

  private static @Nullable String wrong(JsonNode value, int depth) {
    if (value.isTextual()) {
      return wrongText(value.textValue());
    }
    if (value.isNumber()) {
      return isModest(value) ? null : EXPONENT;
    }
    if (value.isContainerNode() && depth > XapiJson.MAX_DEPTH) {
      return "must not be nested deeper than " + XapiJson.MAX_DEPTH;
    }
    return value.isObject() ? wrongProperties(value, depth) : wrongElements(value, depth);
  }

  private static @Nullable String wrongProperties(JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String wrong = wrongText(property.getKey());
      wrong = wrong == null ? wrong(property.getValue(), depth + 1) : wrong;
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String wrongElements(JsonNode list, int depth) {
    for (int i = 0; i < list.size(); i++) {
      String wrong = wrong(list.get(i), depth + 1);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String wrongText(String text) {
    if (text.length() > XapiJson.MAX_STRING) {
      return "a text must not be longer than " + XapiJson.MAX_STRING + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "a text must not hold the character U+0000";
      }
      if (Character.isSurrogate(c)) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return "a text must be whole characters, not half a surrogate pair";
        }
        i++;
      }
    }
    return null;
  }

  private static boolean isModest(JsonNode number) {
    return !number.isBigDecimal()
        || Math.abs((long) number.decimalValue().scale()) <= XapiJson.MAX_EXPONENT;
  }
}
