package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** What stands for a placeholder: the first of these that has it, else the connection's setting. */
record Fill(Connection connection, List<ObjectNode> layers) implements UnaryOperator<String> {

  static Fill of(Connection connection, ObjectNode... layers) {
    return new Fill(connection, List.of(layers));
  }

  @Override
  public String apply(String name) {
    for (ObjectNode layer : layers) {
      JsonNode value = layer.path(name);
      if (value.isValueNode() && !value.isNull()) {
        return value.asText();
      }
    }
    return name.equals("site") ? connection.site() : connection.setting(name).orElse("");
  }
}
