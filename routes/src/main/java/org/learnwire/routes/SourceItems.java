package org.learnwire.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/** What every stream has shown so far: one row per key, with its last version. */
final class SourceItems {
  private static final String COLUMNS =
      "select item_key, generation, version, ordinal, watch, statement_id, kept, gone, scope"
          + " from source_item ";

  /** So many keys are asked for at a time. */
  private static final int TOGETHER = 50;

  private static final String MARKS = "?, ".repeat(TOGETHER - 1) + "?";

  private static final String KEYS =
      "select item_key from source_item where source_id = ? and scope = ?";

  /**
   * Asks for nothing that its index does not hold: asked for "gone" too, SQLite rather reads the
   * whole stream, once per fan-out item. What was read in one list is not in that index.
   */
  static final String KEYS_UNDER = KEYS + " and scope <> ''";

  /**
   * The last that was seen of a key.
   *
   * @param ordinal how many versions it has had
   * @param statementId its newest statement
   */
  record Item(
      String key,
      int generation,
      String version,
      long ordinal,
      @Nullable String watch,
      @Nullable UUID statementId,
      @Nullable String kept,
      boolean gone,
      String scope) {}

  private final Database database;
  private final SourceStreams streams = new SourceStreams();

  SourceItems(Database database) {
    this.database = database;
  }

  Optional<Item> find(Tx tx, UUID connectionId, String stream, String key) throws SQLException {
    return tx.one(
        COLUMNS + "where source_id = ? and item_key = ?",
        SourceItems::item,
        streams.number(tx, connectionId, stream),
        key);
  }

  Map<String, Item> find(UUID connectionId, String stream, List<String> keys) {
    return database.read(tx -> find(tx, connectionId, stream, keys));
  }

  /** The items of these keys, as many at a time as a query takes. */
  Map<String, Item> find(Tx tx, UUID connectionId, String stream, List<String> keys)
      throws SQLException {
    Map<String, Item> found = new HashMap<>();
    long number = streams.number(tx, connectionId, stream);
    for (int from = 0; from < keys.size(); from += TOGETHER) {
      List<String> part = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
      Object[] args = new Object[TOGETHER + 1];
      args[0] = number;
      for (int i = 0; i < TOGETHER; i++) {
        args[i + 1] = part.get(Math.min(i, part.size() - 1));
      }
      tx.each(
          COLUMNS + "where source_id = ? and item_key in (" + MARKS + ")",
          r -> {
            Item item = item(r);
            return found.put(item.key(), item);
          },
          args);
    }
    return found;
  }

  void save(Tx tx, UUID connectionId, String stream, List<Item> items, Instant now)
      throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    Long number = streams.numbered(tx, connectionId, stream);
    List<@Nullable Object[]> rows = new ArrayList<>(items.size());
    for (Item item : lastOfEach(items)) {
      rows.add(
          new Object[] {
            number,
            item.key(),
            item.scope(),
            item.generation(),
            item.version(),
            item.ordinal(),
            item.watch(),
            item.statementId(),
            item.kept(),
            now
          });
    }
    tx.batch(
        "insert into source_item (source_id, item_key, scope, generation, version,"
            + " ordinal, watch, statement_id, kept, changed, gone)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)"
            + " on conflict (source_id, item_key) do update set scope = excluded.scope,"
            + " generation = excluded.generation, version = excluded.version,"
            + " ordinal = excluded.ordinal, watch = excluded.watch,"
            + " statement_id = excluded.statement_id, kept = excluded.kept,"
            + " changed = excluded.changed, gone = null",
        rows);
  }

  /** A key that stands in a page twice is what it was last. */
  private static Collection<Item> lastOfEach(List<Item> items) {
    Map<String, Item> last = new LinkedHashMap<>();
    items.forEach(item -> last.put(item.key(), item));
    return last.values();
  }

  /** The fields kept of all live items of a stream. */
  List<String> kept(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.list(
                "select kept from source_item where source_id = ?"
                    + " and gone is null and kept is not null order by item_key",
                r -> r.getString(1),
                streams.number(tx, connectionId, stream)));
  }

  /** The keys under a fan-out item that are wanted, those that are gone included. */
  List<String> keysUnder(UUID connectionId, String stream, String scope, Predicate<String> wanted) {
    return database.read(
        tx -> {
          List<String> keys = new ArrayList<>();
          tx.each(
              scope.isEmpty() ? KEYS : KEYS_UNDER,
              r -> wanted.test(r.getString(1)) && keys.add(r.getString(1)),
              streams.number(tx, connectionId, stream),
              scope);
          return keys;
        });
  }

  long live(UUID connectionId, String stream) {
    return database.read(
        tx ->
            tx.one(
                    "select count(*) from source_item where source_id = ? and gone is null",
                    r -> r.getLong(1),
                    streams.number(tx, connectionId, stream))
                .orElse(0L));
  }

  /** Forgets what was last seen of a key, so that the next sight of it is news. */
  void forget(Tx tx, UUID connectionId, String stream, String key) throws SQLException {
    tx.update(
        "delete from source_item where source_id = ? and item_key = ?",
        streams.number(tx, connectionId, stream),
        key);
  }

  /** Marks a key as gone; returns what was last seen of it when it was there until now. */
  Optional<Item> gone(Tx tx, UUID connectionId, String stream, String key, Instant now)
      throws SQLException {
    Optional<Item> item = find(tx, connectionId, stream, key).filter(i -> !i.gone());
    if (item.isPresent()) {
      tx.update(
          "update source_item set gone = ? where source_id = ? and item_key = ?",
          now,
          streams.number(tx, connectionId, stream),
          key);
    }
    return item;
  }

  private static Item item(ResultSet r) throws SQLException {
    String statement = r.getString(6);
    r.getLong(8);
    boolean gone = !r.wasNull();
    return new Item(
        r.getString(1),
        r.getInt(2),
        r.getString(3),
        r.getLong(4),
        r.getString(5),
        statement == null ? null : UUID.fromString(statement),
        r.getString(7),
        gone,
        r.getString(9));
  }
}
