package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** State that a test fills and looks into. */
final class MemoryState implements SourceState {
  final Map<String, Set<String>> scopes = new LinkedHashMap<>();
  final List<Boolean> passes = new ArrayList<>();

  /** Filled as of a backfill; null for a reading of the present, which has none. */
  Map<String, String> places;

  private final Map<String, String> cursors = new HashMap<>();
  private final Map<String, Map<String, ObjectNode>> items = new HashMap<>();
  private final Map<String, Map<String, DueItem>> due = new HashMap<>();

  synchronized void keep(String stream, String key, ObjectNode kept) {
    items.computeIfAbsent(stream, name -> new LinkedHashMap<>()).put(key, kept);
  }

  synchronized void enter(String stream, String key, ObjectNode params) {
    due.computeIfAbsent(stream, name -> new LinkedHashMap<>())
        .merge(
            key,
            new DueItem(key, params, 1),
            (old, fresh) -> new DueItem(key, params, old.seq() + 1));
  }

  synchronized void remember(String stream, String cursor) {
    cursors.put(stream, cursor);
  }

  @Override
  public synchronized Optional<String> cursor(String connection, String stream) {
    return Optional.ofNullable(cursors.get(stream));
  }

  @Override
  public synchronized Optional<String> place(String connection, String stream) {
    return Optional.ofNullable(places).map(known -> known.get(stream));
  }

  @Override
  public synchronized void reached(String connection, String stream, String place) {
    if (places != null) {
      places.put(stream, place);
    }
  }

  @Override
  public int generation(String connection, String stream) {
    return 1;
  }

  @Override
  public synchronized void pageDone(SourcePage page, Optional<String> cursorAfter) {
    cursorAfter.ifPresent(cursor -> cursors.put(page.stream(), cursor));
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
    return due.getOrDefault(stream, Map.of()).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void itemDone(String connection, String stream, DueItem item) {
    due.getOrDefault(stream, new HashMap<>())
        .computeIfPresent(item.key(), (key, now) -> now.seq() == item.seq() ? null : now);
  }

  @Override
  public synchronized void scopeRead(
      String connection, String stream, String scope, Set<String> keysSeen) {
    scopes.put(scope, keysSeen);
  }

  @Override
  public synchronized void passEnded(String connection, String stream, boolean complete) {
    passes.add(complete);
  }
}
