package org.learnwire.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Connector;
import org.learnwire.kit.DueItem;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceState;

/** What passes remember, for as long as a test runs. */
final class Memory implements SourceState {
  private record Item(String fact, @Nullable String watch, ObjectNode kept) {}

  private final Map<String, Map<String, Item>> items = new LinkedHashMap<>();
  private final Map<String, Map<String, DueItem>> due = new LinkedHashMap<>();
  private final Map<String, String> cursors = new LinkedHashMap<>();

  /** Stores a page and enters what it makes due; answers the records that are new or changed. */
  synchronized List<MappedRecord> store(Connector connector, MappedPage page) {
    return page.records().stream().filter(record -> stored(connector, record)).toList();
  }

  private boolean stored(Connector connector, MappedRecord record) {
    if (record.mapped() instanceof Mapped.Skipped || record.mapped() instanceof Mapped.Failed) {
      return true;
    }
    String stream = record.source().stream();
    Item now = new Item(record.factHash(), record.watchHash(), record.keep());
    Item before =
        items.computeIfAbsent(stream, any -> new LinkedHashMap<>()).put(record.source().key(), now);
    boolean fact = before == null || !before.fact().equals(now.fact());
    if (fact || !java.util.Objects.equals(before.watch(), now.watch())) {
      for (Connector.Due call : connector.dueAfter(stream, record.keep())) {
        due.computeIfAbsent(call.stream(), any -> new LinkedHashMap<>())
            .put(call.key(), new DueItem(call.key(), call.params(), 0));
      }
    }
    return fact;
  }

  @Override
  public synchronized Optional<String> cursor(String connection, String stream) {
    return Optional.ofNullable(cursors.get(stream));
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
    return items.getOrDefault(stream, Map.of()).values().stream().map(Item::kept).toList();
  }

  @Override
  public synchronized Optional<ObjectNode> item(String connection, String stream, String key) {
    return Optional.ofNullable(items.getOrDefault(stream, Map.of()).get(key)).map(Item::kept);
  }

  @Override
  public synchronized List<DueItem> due(String connection, String stream, int limit) {
    return due.getOrDefault(stream, Map.of()).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void itemDone(String connection, String stream, DueItem item) {
    due.getOrDefault(stream, Map.of()).remove(item.key());
  }

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {}

  @Override
  public void passEnded(String connection, String stream, boolean complete) {}
}
