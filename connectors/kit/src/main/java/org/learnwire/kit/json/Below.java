package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;
import java.util.List;

/**
 * The part of a records path below its first star, walked in memory.
 *
 * @param whole the path has no star: an object at its end is one record, an array is several
 */
record Below(List<String> steps, boolean whole) {

  void collect(JsonNode element, Deque<Found> into) {
    walk(element, 0, JsonNodeFactory.instance.objectNode(), into);
  }

  private void walk(JsonNode node, int depth, ObjectNode parent, Deque<Found> into) {
    if (node.isNull() || node.isMissingNode()) {
      return;
    }
    if (depth == steps.size()) {
      into.add(new Found(object(node), parent));
    } else if (steps.get(depth).equals("*")) {
      node.forEach(child -> walk(child, depth + 1, parent, into));
    } else {
      ObjectNode around = parent.deepCopy();
      if (node instanceof ObjectNode element) {
        element.fields().forEachRemaining(field -> around.set(field.getKey(), field.getValue()));
        around.remove(steps.get(depth));
      }
      walk(node.path(steps.get(depth)), depth + 1, around, into);
    }
  }

  /** A list of bare values gives records with one field, {@code value}. */
  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    wrapped.set("value", node);
    return wrapped;
  }
}
