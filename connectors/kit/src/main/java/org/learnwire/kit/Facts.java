package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.json.Canonical;

/** What a statement says without what it merely shows: names come and go, facts stay. */
final class Facts {
  private Facts() {}

  static String hash(ObjectNode statement) {
    return Canonical.hash(statement, Facts::merelyShown);
  }

  private static boolean merelyShown(ObjectNode object, String as, String name) {
    return switch (name) {
      case "name" -> as.equals("definition") || isActor(object);
      case "description" -> as.equals("definition");
      case "display" -> as.equals("verb");
      default -> false;
    };
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
