package org.learnwire.kit.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What one pass asks of an engine.
 *
 * @param query what the manifest's {@code query} says, with its placeholders filled
 * @param params of the item, where the stream has {@code each}; else empty
 * @param cursor what an earlier pass left with {@link org.learnwire.kit.http.Pieces#cursor}, as it
 *     was left
 * @param sweep everything is to be read, whatever the cursor says
 */
public record StreamAsk(
    EngineConnection connection,
    String stream,
    Map<String, String> query,
    ObjectNode params,
    Optional<String> cursor,
    boolean sweep) {

  public StreamAsk {
    query = Map.copyOf(query);
  }
}
