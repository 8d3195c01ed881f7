package org.learnwire.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Template;
import org.learnwire.kit.manifest.WebhookSpec;

/**
 * Makes of a proven delivery what is kept of it where a policy binds its stream: of events that
 * name a record only the name, of those that carry one what is not dropped, and nothing of records
 * that are turned away. Whoever proves a signature must have done so before: the bytes change.
 */
public final class HookBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NOTHING = new byte[0];

  private final Connection connection;
  private final WebhookSpec webhook;
  private final RecordMaker maker;
  private final DroppedFields dropped;

  /**
   * What is kept.
   *
   * @param body JSON; no bytes where nothing is left of it
   * @param turnedAway how many records of it are not kept
   */
  public record Kept(byte[] body, long turnedAway) {}

  /** For a stream that is told by webhooks. */
  public HookBody(Connection connection, StreamSpec stream) {
    this.connection = connection;
    this.webhook = java.util.Objects.requireNonNull(stream.webhook());
    this.maker = RecordMaker.of(connection, stream);
    this.dropped = connection.dropped(stream.name());
  }

  /**
   * @param away whether a record that an event carries must not be kept
   */
  public Kept of(byte[] body, Predicate<SourceRecord> away) {
    JsonNode root = read(body);
    Set<JsonNode> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    for (JsonNode event : webhook.events().all(root)) {
      if (!lean(event, away)) {
        gone.add(event);
      }
    }
    if (gone.contains(root)) {
      return new Kept(NOTHING, 1);
    }
    remove(root, gone);
    return new Kept(written(root), gone.size());
  }

  /** Takes out of an event what is not kept; false where nothing of it is. */
  private boolean lean(JsonNode event, Predicate<SourceRecord> away) {
    if (!webhook.when().matches(event, text -> Template.fill(text, Fill.of(connection)))) {
      FieldPath.keepOnly(event, webhook.when().conditions().keySet());
      return true;
    }
    if (!webhook.carries()) {
      List<FieldPath> needed = new ArrayList<>(webhook.as().values());
      needed.addAll(webhook.when().conditions().keySet());
      FieldPath.keepOnly(event, needed);
      return true;
    }
    JsonNode record = java.util.Objects.requireNonNull(webhook.record()).first(event).orElse(event);
    if (!(record instanceof ObjectNode object)) {
      return true;
    }
    dropped.takeFrom(object);
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return !away.test(maker.of(new Found(object, none), none));
  }

  private static void remove(JsonNode node, Set<JsonNode> gone) {
    Iterator<JsonNode> children =
        node instanceof ArrayNode || node instanceof ObjectNode
            ? node.elements()
            : Collections.emptyIterator();
    while (children.hasNext()) {
      JsonNode child = children.next();
      if (gone.contains(child)) {
        children.remove();
      } else {
        remove(child, gone);
      }
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a proven webhook is JSON", e);
    }
  }

  private static byte[] written(JsonNode root) {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("JSON that cannot be written", e);
    }
  }
}
