package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.json.Canonical;

/** What a statement says without what it merely shows: names come and go, facts stay. */
final class Facts {
  private Facts() {}

  static String hash(ObjectNode statement) {
    ObjectNode facts = statement.deepCopy();
    strip(facts);
    return Canonical.hash(facts);
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (isActor(object)) {
        object.remove("name");
      }
      if (object.path("definition") instanceof ObjectNode definition) {
        definition.remove("name");
        definition.remove("description");
      }
      if (object.path("verb") instanceof ObjectNode verb) {
        verb.remove("display");
      }
    }
    node.forEach(Facts::strip);
  }

  /** By its identifier, since objectType may be left out (xAPI Data 4.2, Actor). */
  private static boolean isActor(ObjectNode object) {
    return object.has("account")
        || object.has("mbox")
        || object.has("mbox_sha1sum")
        || object.has("openid")
        || object.has("member");
  }
}
