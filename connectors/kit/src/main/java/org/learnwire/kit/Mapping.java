package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Turns one JSON into another: the interface behind which the mapping language stands. */
interface Mapping {

  /**
   * @throws MappingFailed with the file and line if the input does not fit
   */
  JsonNode apply(JsonNode input, Map<String, JsonNode> variables);
}
