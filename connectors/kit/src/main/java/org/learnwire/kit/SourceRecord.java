package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a source says happened or is so, as the vendor wrote it.
 *
 * @param key what the stream's key fields say, joined by {@code /}
 * @param version the vendor's own version; without one the mapped facts decide
 * @param occurredAt when it happened by the vendor's clock, if the stream can tell
 * @param item the parameters of the fan-out item it was read under
 * @param parent fields of the elements that enclose the record in the answer
 */
public record SourceRecord(
    String connection,
    String stream,
    String key,
    @Nullable String version,
    @Nullable Instant occurredAt,
    ObjectNode json,
    ObjectNode item,
    ObjectNode parent) {

  /** Key of the fan-out item it was read under; empty for a stream that reads one list. */
  public String scope() {
    return ItemKey.of(item);
  }

  /** The same without what the vendor wrote: where it stood, and its key. */
  public SourceRecord withoutContent() {
    return new SourceRecord(
        connection,
        stream,
        key,
        null,
        null,
        JsonNodeFactory.instance.objectNode(),
        item,
        JsonNodeFactory.instance.objectNode());
  }

  /** Everything needed to map this record again later: what a quarantine keeps. */
  public ObjectNode toJson() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("connection", connection).put("stream", stream).put("key", key);
    all.put("version", version);
    all.put("occurredAt", occurredAt == null ? null : occurredAt.toString());
    all.set("json", json);
    all.set("item", item);
    all.set("parent", parent);
    return all;
  }

  public static SourceRecord of(JsonNode kept) {
    JsonNode at = kept.path("occurredAt");
    return new SourceRecord(
        kept.path("connection").asText(),
        kept.path("stream").asText(),
        kept.path("key").asText(),
        kept.path("version").isTextual() ? kept.path("version").asText() : null,
        at.isTextual() ? Instant.parse(at.asText()) : null,
        object(kept.path("json")),
        object(kept.path("item")),
        object(kept.path("parent")));
  }

  private static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode found ? found : JsonNodeFactory.instance.objectNode();
  }
}
