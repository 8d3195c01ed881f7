package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Each;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.StreamSpec;

/** The lists of one pass: one, one per parent, or one per parent that changed. */
final class PassItems {
  private static final int DUE_AT_ONCE = 500;
  private final String connection;
  private final StreamSpec stream;
  private final SourceState state;
  private final boolean all;
  private final Set<String> given = new HashSet<>();
  private final Set<String> unsettled = new HashSet<>();
  private final Deque<PassItem> next = new ArrayDeque<>();
  private final List<PassItem> forbidden = new ArrayList<>();
  private final Deque<String> parents = new ArrayDeque<>();
  private @Nullable Iterator<ObjectNode> items;
  private boolean dueLeft;

  PassItems(String connection, StreamSpec stream, SourceState state, ReadOptions options) {
    this.connection = connection;
    this.stream = stream;
    this.state = state;
    Each each = stream.each();
    if (each == null) {
      next.add(PassItem.whole());
      all = false;
    } else {
      all = !each.changedOnly() || options.sweep() || options.fromStart();
      // What is due comes first, so that its entries are settled by a sweep too.
      dueLeft = each.changedOnly();
      if (all) {
        parents.addAll(each.streams());
      }
    }
  }

  /** The next one; null when the pass has had them all. */
  synchronized @Nullable PassItem next() {
    while (next.isEmpty()) {
      if (dueLeft) {
        due();
      } else if (!fromParents()) {
        return null;
      }
    }
    return next.poll();
  }

  synchronized void settled(PassItem item) {
    unsettled.remove(item.scope());
  }

  /**
   * One that gave nothing. We may not read it? Where others may be read it is this one's own
   * matter; where none may, the right can come back, and what is due stays due for that day.
   */
  synchronized void skipped(PassItem item, ErrorWord why, Consumer<PassItem> settle) {
    if (why == ErrorWord.NOT_PERMITTED) {
      forbidden.add(item);
    } else {
      settle.accept(item);
    }
  }

  synchronized List<PassItem> forbidden() {
    return List.copyOf(forbidden);
  }

  private void due() {
    int asked = unsettled.size() + DUE_AT_ONCE;
    for (DueItem item : state.due(connection, stream.name(), asked)) {
      if (given.add(item.key())) {
        unsettled.add(item.key());
        next.add(new PassItem(item.key(), item.params(), item));
      }
    }
    dueLeft = !next.isEmpty();
  }

  private boolean fromParents() {
    while (items == null || !items.hasNext()) {
      if (parents.isEmpty()) {
        return false;
      }
      items = state.items(connection, parents.poll()).iterator();
    }
    ObjectNode kept = items.next();
    if (stream.each().where().matches(kept)) {
      ObjectNode params = Connector.params(stream.each(), kept);
      String scope = ItemKey.of(params);
      if (given.add(scope) && !state.isRead(connection, stream.name(), scope)) {
        next.add(new PassItem(scope, params, null));
      }
    }
    return true;
  }
}
