package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that is done or learned (xAPI Data 2.4.4.1).
 *
 * @param definition its metadata as sent, empty when there is none
 */
public record Activity(String id, ObjectNode definition) implements StatementObject {
  public static Activity of(String iri) {
    return new Activity(iri, XapiJson.object());
  }

  static Activity of(JsonNode json) {
    JsonNode definition = json.path("definition");
    return new Activity(
        json.path("id").asText(),
        definition instanceof ObjectNode object ? object : XapiJson.object());
  }

  public Activity named(String language, String name) {
    return withText("name", language, name);
  }

  public Activity described(String language, String description) {
    return withText("description", language, description);
  }

  /** States the activity type, such as {@link ActivityTypes#COURSE}. */
  public Activity typed(String type) {
    return new Activity(id, definition.deepCopy().put("type", type));
  }

  public Optional<String> type() {
    return definition.hasNonNull("type")
        ? Optional.of(definition.get("type").asText())
        : Optional.empty();
  }

  public LanguageMap name() {
    return LanguageMap.of(definition.path("name"));
  }

  public LanguageMap description() {
    return LanguageMap.of(definition.path("description"));
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("objectType", "Activity").put("id", id);
    if (!definition.isEmpty()) {
      json.set("definition", definition);
    }
    return json;
  }

  private Activity withText(String field, String language, String text) {
    ObjectNode copy = definition.deepCopy();
    copy.withObjectProperty(field).put(language, text);
    return new Activity(id, copy);
  }
}
