package org.learnwire.app.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/** A vendor's record without names and addresses of people, for a page on which names are off. */
final class NamesOff {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NamesOff() {}

  static String of(String record) {
    try {
      return JSON.writeValueAsString(covered(JSON.readTree(record)));
    } catch (JsonProcessingException e) {
      return "(a record that is no JSON; switch names on to see it)";
    }
  }

  private static JsonNode covered(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field ->
                  field.setValue(
                      isPersonal(field.getKey())
                          ? TextNode.valueOf("…")
                          : covered(field.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, covered(array.get(i)));
      }
    } else if (node.isTextual() && node.asText().contains("@")) {
      return TextNode.valueOf("…");
    }
    return node;
  }

  /** Names of people; names of courses and activities stay. */
  private static boolean isPersonal(String field) {
    String lower = field.toLowerCase(Locale.ROOT);
    return lower.contains("email")
        || lower.equals("username")
        || lower.matches("(user|given|family|first|last|full|display|preferred)_?(full)?name");
  }
}
