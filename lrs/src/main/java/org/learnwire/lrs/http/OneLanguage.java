package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.learnwire.xapi.LanguageMap;

/** Leaves one language in each language map of verbs and activities. */
final class OneLanguage {
  private static final List<String> COMPONENTS =
      List.of("choices", "scale", "source", "target", "steps");

  private final List<String> languages;

  private OneLanguage(List<String> languages) {
    this.languages = languages;
  }

  static void reduce(ObjectNode statement, List<String> languages) {
    new OneLanguage(languages).statement(statement);
  }

  private void statement(JsonNode statement) {
    map(statement.path("verb"), "display");
    JsonNode object = statement.path("object");
    if (object.path("objectType").asText().equals("SubStatement")) {
      statement(object);
    } else {
      activity(object);
    }
    statement
        .path("context")
        .path("contextActivities")
        .forEach(kind -> kind.forEach(this::activity));
  }

  private void activity(JsonNode activity) {
    JsonNode definition = activity.path("definition");
    map(definition, "name");
    map(definition, "description");
    for (String list : COMPONENTS) {
      definition.path(list).forEach(component -> map(component, "description"));
    }
  }

  private void map(JsonNode holder, String field) {
    if (holder.path(field) instanceof ObjectNode texts && texts.size() > 1) {
      LanguageMap.of(texts).tagFor(languages).ifPresent(texts::retain);
    }
  }
}
