package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters a function takes: one missing, one too many or a word for a number is refused. */
final class Signature {

  private static final Set<String> ALWAYS = Set.of("wstoken", "wsfunction", "moodlewsrestformat");

  /** Of each parameter: int, text, ints or texts; {@code !} = must be given. */
  private final Map<String, String> types = new LinkedHashMap<>();

  private Signature() {}

  /** Written as {@code courseid:int! options:texts}. */
  static Signature of(String text) {
    Signature signature = new Signature();
    for (String part : text.split(" ")) {
      if (!part.isEmpty()) {
        signature.types.put(part.split(":")[0], part.split(":")[1]);
      }
    }
    return signature;
  }

  Params check(ObjectNode given) {
    given.fieldNames().forEachRemaining(this::mustKnow);
    types.forEach((name, type) -> check(given.get(name), type));
    return new Params(given);
  }

  private void mustKnow(String name) {
    if (!types.containsKey(name) && !ALWAYS.contains(name)) {
      throw MoodleFailure.invalidParameter();
    }
  }

  private static void check(JsonNode value, String type) {
    boolean fits =
        value == null
            ? !type.endsWith("!")
            : switch (type.replace("!", "")) {
              case "int" -> isInt(value);
              case "text" -> value.isTextual();
              case "ints" -> value.isObject() && all(value);
              default -> value.isObject();
            };
    if (!fits) {
      throw MoodleFailure.invalidParameter();
    }
  }

  private static boolean all(JsonNode list) {
    for (JsonNode item : list) {
      if (!isInt(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInt(JsonNode value) {
    return value.isTextual() && value.asText().matches("-?\\d{1,12}");
  }
}
