package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.DueItem;
import org.learnwire.kit.Hook;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceState;

/** What the kit must remember between passes, kept in the one database. */
final class JournalSourceState implements SourceState {
  private static final int DONE_TOGETHER = 100;

  private final Database database;
  private final Clock clock;
  private final StreamStates states;
  private final SourceItems items;
  private final Vanishing vanishing;
  private final Inbox inbox;
  private final Function<String, UUID> connectionId;
  private final List<Done> done = new ArrayList<>();

  private record Done(UUID connectionId, String stream, DueItem item) {}

  JournalSourceState(
      Database database,
      Clock clock,
      StreamStates states,
      SourceItems items,
      Vanishing vanishing,
      Inbox inbox,
      Function<String, UUID> connectionId) {
    this.database = database;
    this.clock = clock;
    this.states = states;
    this.items = items;
    this.vanishing = vanishing;
    this.inbox = inbox;
    this.connectionId = connectionId;
  }

  @Override
  public Optional<String> cursor(String connection, String stream) {
    return states.of(id(connection), stream).cursor();
  }

  @Override
  public int generation(String connection, String stream) {
    return states.of(id(connection), stream).generation();
  }

  @Override
  public void pageDone(SourcePage page, Optional<String> cursorAfter) {
    cursorAfter.ifPresent(
        cursor ->
            database.write(
                "cursor of " + page.connection() + "/" + page.stream(),
                tx -> {
                  states.moveCursor(tx, id(page.connection()), page.stream(), cursor);
                  return null;
                }));
  }

  @Override
  public Iterable<ObjectNode> items(String connection, String stream) {
    List<String> kept = items.kept(id(connection), stream);
    return () -> {
      Iterator<String> texts = kept.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return texts.hasNext();
        }

        @Override
        public ObjectNode next() {
          return Json.object(texts.next());
        }
      };
    };
  }

  @Override
  public Optional<ObjectNode> item(String connection, String stream, String key) {
    return database
        .read(tx -> items.find(tx, id(connection), stream, key))
        .map(SourceItems.Item::kept)
        .map(Json::object);
  }

  @Override
  public List<DueItem> due(String connection, String stream, int limit) {
    flushDone();
    return database.read(
        tx ->
            tx.list(
                "select item_key, params, seq from due_item"
                    + " where connection_id = ? and stream = ? order by item_key limit ?",
                r -> new DueItem(r.getString(1), Json.object(r.getString(2)), r.getLong(3)),
                id(connection),
                stream,
                limit));
  }

  /** Written with its neighbours: a detail call that is made again after a crash does no harm. */
  @Override
  public void itemDone(String connection, String stream, DueItem item) {
    int waiting;
    synchronized (done) {
      done.add(new Done(id(connection), stream, item));
      waiting = done.size();
    }
    if (waiting >= DONE_TOGETHER) {
      flushDone();
    }
  }

  private void flushDone() {
    List<Done> settled;
    synchronized (done) {
      settled = List.copyOf(done);
      done.clear();
    }
    if (!settled.isEmpty()) {
      database.write("detail calls", tx -> settle(tx, settled));
    }
  }

  private static int settle(Tx tx, List<Done> settled) throws SQLException {
    int rows = 0;
    for (Done each : settled) {
      rows +=
          tx.update(
              "delete from due_item"
                  + " where connection_id = ? and stream = ? and item_key = ? and seq = ?",
              each.connectionId(),
              each.stream(),
              each.item().key(),
              each.item().seq());
    }
    return rows;
  }

  /** Enters a detail call that a changed parent makes due, in the parent's unit of work. */
  static void enterDue(Tx tx, UUID connectionId, String stream, String key, ObjectNode params)
      throws SQLException {
    tx.update(
        "insert into due_item (connection_id, stream, item_key, params, seq)"
            + " values (?, ?, ?, ?, 1) on conflict (connection_id, stream, item_key)"
            + " do update set params = excluded.params, seq = due_item.seq + 1",
        connectionId,
        stream,
        key,
        params);
  }

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {
    UUID id = id(connection);
    List<String> unseen = items.keysUnder(id, stream, scope, key -> !keysSeen.contains(key));
    items.find(id, stream, unseen).values().stream()
        .filter(item -> !item.gone())
        .forEach(item -> vanishing.candidate(id, stream, item.key()));
  }

  @Override
  public void passEnded(String connection, String stream, boolean complete) {
    flushDone();
    vanishing.passEnded(id(connection), connection, stream, complete);
  }

  @Override
  public List<Hook> hooks(String connection, String stream, long after, int most) {
    return inbox.waiting(id(connection), stream, after, most);
  }

  @Override
  public void hooksRead(String connection, String stream, List<Long> ids) {
    inbox.read(ids);
  }

  /** Marks the end of a complete pass over a stream. */
  void completed(String connection, String stream, boolean sweep) {
    database.write(
        "pass over " + connection + "/" + stream,
        tx -> {
          states.passDone(tx, id(connection), stream, clock.instant(), sweep);
          return null;
        });
  }

  private UUID id(String connection) {
    return connectionId.apply(connection);
  }
}
