package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The last look at a recording before it is written: nothing that was replaced may be left. */
final class Guard {
  private static final int SHORTEST = 4;
  private final Disguise disguise;

  Guard(Disguise disguise) {
    this.disguise = disguise;
  }

  void check(Collection<ObjectNode> files) {
    Set<String> values = new HashSet<>();
    files.forEach(file -> values(file, values));
    String all = String.join("\n", values);
    for (Map.Entry<String, String> each : disguise.madeUp().entrySet()) {
      if (left(each.getKey(), each.getValue(), all)) {
        throw new CannotRecord(
            "nothing was written: a value of %d letters, for which \"%s\" was put, would still be"
                    .formatted(each.getKey().length(), each.getValue())
                + " seen somewhere; please tell the project");
      }
    }
  }

  private boolean left(String was, String instead, String all) {
    if (was.length() < SHORTEST || was.equals(instead) || disguise.ownWord(was)) {
      return false;
    }
    for (int at = all.indexOf(was); at >= 0; at = all.indexOf(was, at + 1)) {
      int end = at + was.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(all.charAt(at - 1));
      boolean ends = end == all.length() || !Character.isLetterOrDigit(all.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /** As they are written, and as they are read where they stand in an address. */
  private static void values(JsonNode node, Set<String> into) {
    // A moment stays as it was, and may begin as an id does.
    if (node.isValueNode() && !Disguise.isTime(node.asText())) {
      into.add(node.asText());
      into.add(decoded(node.asText()));
    }
    node.forEach(each -> values(each, into));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
