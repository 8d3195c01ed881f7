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

  /** Adds where a person can read more about it. */
  public Activity withMoreInfo(String url) {
    return new Activity(id, definition.deepCopy().put("moreInfo", url));
  }

  /** States how it asks, and what counts as right. */
  public Activity asking(Interaction interaction) {
    ObjectNode copy = definition.deepCopy();
    interaction.into(copy);
    return new Activity(id, copy);
  }

  public Activity withExtension(String iri, JsonNode value) {
    ObjectNode copy = definition.deepCopy();
    copy.withObjectProperty("extensions").set(iri, value);
    return new Activity(id, copy);
  }

  public Optional<String> moreInfo() {
    return definition.hasNonNull("moreInfo")
        ? Optional.of(definition.get("moreInfo").asText())
        : Optional.empty();
  }

  /** How it asks, where it is a question or task of a known kind. */
  public Optional<Interaction> interaction() {
    return InteractionType.of(definition.path("interactionType").asText())
        .map(type -> Interaction.of(type, definition));
  }

  public Optional<JsonNode> extension(String iri) {
    return Optional.ofNullable(definition.path("extensions").get(iri));
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
