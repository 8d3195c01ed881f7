package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The form in which an LRS keeps and returns a statement. */
final class Normal {
  private Normal() {}

  /** Changes the JSON where it has another form. */
  static void bringAbout(ObjectNode statement, XapiVersion version) {
    JsonNode id = statement.get("id");
    if (id != null) {
      String lower = id.textValue().toLowerCase(Locale.ROOT);
      if (!lower.equals(id.textValue())) {
        statement.put("id", lower);
      }
    }
    parts(statement, version);
    if (statement.get("object") instanceof ObjectNode object && object.has("actor")) {
      parts(object, version);
    }
  }

  private static void parts(ObjectNode statement, XapiVersion version) {
    if (statement.path("context").get("contextActivities") instanceof ObjectNode activities) {
      for (String kind : ContextActivities.KINDS) {
        if (activities.get(kind) instanceof ObjectNode single) {
          activities.putArray(kind).add(single);
        }
      }
    }
    if (version == XapiVersion.V2_0_0 && statement.get("timestamp") != null) {
      Timestamps.parse(statement.get("timestamp").asText())
          .ifPresent(instant -> statement.put("timestamp", Timestamps.format(instant)));
    }
  }
}
