package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import org.learnwire.kit.json.Canonical;

/** JSON compared as facts: 1 and 1.0 are the same number, the order of keys is none. */
interface Trees {
  static boolean same(JsonNode one, JsonNode other) {
    return Canonical.text(one).equals(Canonical.text(other));
  }
}
