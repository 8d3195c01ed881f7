package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The form in which an LRS keeps and returns a statement. */
final class Normal {
  private Normal() {}

  static ObjectNode form(ObjectNode statement, XapiVersion version) {
    ObjectNode copy = statement.deepCopy();
    if (copy.has("id")) {
      copy.put("id", copy.get("id").asText().toLowerCase(Locale.ROOT));
    }
    parts(copy, version);
    if (copy.path("object").has("actor")) {
      parts((ObjectNode) copy.get("object"), version);
    }
    return copy;
  }

  private static void parts(ObjectNode statement, XapiVersion version) {
    JsonNode activities = statement.path("context").path("contextActivities");
    for (String kind : ContextActivities.KINDS) {
      if (activities.path(kind) instanceof ObjectNode single) {
        ((ObjectNode) activities).putArray(kind).add(single);
      }
    }
    if (version == XapiVersion.V2_0_0 && statement.has("timestamp")) {
      Timestamps.parse(statement.get("timestamp").asText())
          .ifPresent(instant -> statement.put("timestamp", Timestamps.format(instant)));
    }
  }
}
