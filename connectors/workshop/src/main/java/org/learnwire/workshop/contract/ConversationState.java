package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Connection;
import org.learnwire.kit.DueItem;
import org.learnwire.kit.Hook;
import org.learnwire.kit.ItemKey;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceState;

/** What a conversation says is remembered already. */
final class ConversationState implements SourceState {
  private final Map<String, Map<String, ObjectNode>> items = new LinkedHashMap<>();
  private final List<DueItem> due = new ArrayList<>();
  private @Nullable String cursor;
  private @Nullable Hook hook;

  ConversationState(Conversation conversation, Connection connection) {
    JsonNode json = conversation.json();
    cursor = json.path("cursor").asText(null);
    if (json.has("hook")) {
      hook = new Hook(1, HookTrial.now(json.path("hook")), HookTrial.body(json.path("hook")));
    }
    json.path("items")
        .fields()
        .forEachRemaining(
            stream -> stream.getValue().forEach(item -> keep(stream.getKey(), item.deepCopy())));
    var spec = connection.manifest().streams().get(conversation.subject());
    for (JsonNode params : json.path("due")) {
      // In the order of the manifest's `as`, which makes the key.
      ObjectNode ordered = ((ObjectNode) params).objectNode();
      spec.each().as().keySet().forEach(name -> ordered.set(name, params.path(name)));
      due.add(new DueItem(ItemKey.of(ordered), ordered, 1));
    }
  }

  private void keep(String stream, ObjectNode item) {
    String key = item.remove("key").asText();
    items.computeIfAbsent(stream, name -> new LinkedHashMap<>()).put(key, item);
  }

  @Nullable String cursor() {
    return cursor;
  }

  @Override
  public synchronized Optional<String> cursor(String connection, String stream) {
    return Optional.ofNullable(cursor);
  }

  @Override
  public synchronized List<Hook> hooks(String connection, String stream, long after, int most) {
    return hook == null || hook.id() <= after ? List.of() : List.of(hook);
  }

  @Override
  public synchronized void hooksRead(String connection, String stream, List<Long> ids) {
    hook = hook != null && ids.contains(hook.id()) ? null : hook;
  }

  /** Whether what came was read to its end. */
  synchronized boolean hookWaits() {
    return hook != null;
  }

  @Override
  public int generation(String connection, String stream) {
    return 1;
  }

  @Override
  public synchronized void pageDone(SourcePage page, Optional<String> cursorAfter) {
    cursorAfter.ifPresent(after -> cursor = after);
  }

  @Override
  public synchronized Iterable<ObjectNode> items(String connection, String stream) {
    return List.copyOf(items.getOrDefault(stream, Map.of()).values());
  }

  @Override
  public synchronized Optional<ObjectNode> item(String connection, String stream, String key) {
    return Optional.ofNullable(items.getOrDefault(stream, Map.of()).get(key));
  }

  @Override
  public synchronized List<DueItem> due(String connection, String stream, int limit) {
    return due.stream().limit(limit).toList();
  }

  @Override
  public synchronized void itemDone(String connection, String stream, DueItem item) {
    due.remove(item);
  }

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {}

  @Override
  public void passEnded(String connection, String stream, boolean complete) {}
}
