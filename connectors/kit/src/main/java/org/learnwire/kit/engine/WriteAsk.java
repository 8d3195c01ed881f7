package org.learnwire.kit.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write that an engine is to send, or to look for.
 *
 * @param query what the manifest's {@code query} says, with its placeholders filled
 * @param input of the write, as the ledger gave it
 * @param body what the mapping made of the input; null without a mapping and for a look-up
 */
public record WriteAsk(
    EngineConnection connection,
    String write,
    Map<String, String> query,
    ObjectNode input,
    @Nullable JsonNode body) {

  public WriteAsk {
    query = Map.copyOf(query);
  }
}
