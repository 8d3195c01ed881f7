package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The form in which an LRS keeps and returns a statement. */
final class Normal {
  private Normal() {}

  /** Whether the JSON of a valid statement has this form already. */
  static boolean holds(ObjectNode statement, XapiVersion version) {
    return hasLowerCaseId(statement)
        && partsHold(statement, version)
        && !(statement.get("object") instanceof ObjectNode object
            && object.has("actor")
            && !partsHold(object, version));
  }

  private static boolean hasLowerCaseId(ObjectNode statement) {
    String id = statement.path("id").asText();
    return id.equals(id.toLowerCase(Locale.ROOT));
  }

  private static boolean partsHold(ObjectNode statement, XapiVersion version) {
    JsonNode activities = statement.path("context").path("contextActivities");
    for (String kind : ContextActivities.KINDS) {
      if (activities.path(kind).isObject()) {
        return false;
      }
    }
    String timestamp = statement.path("timestamp").asText();
    return version != XapiVersion.V2_0_0
        || timestamp.isEmpty()
        || Timestamps.parse(timestamp).map(Timestamps::format).orElse(timestamp).equals(timestamp);
  }

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
