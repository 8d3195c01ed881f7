package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.In;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Rows of the ledger, read. */
final class Entries {
  private static final String COLUMNS =
      "select e.position, e.id, e.rule, e.kind, e.person_id, e.subject, e.occasion, e.connection,"
          + " e.write_name, e.write_class, e.target, e.mode, e.state, e.held, e.money, e.fields,"
          + " e.because, e.external_ref, e.remote_id, e.attempts, e.retries, e.resends,"
          + " e.not_before, e.message, e.statement_id, e.cause_voided, e.batch, e.created,"
          + " e.changed, e.approvers, e.asks, e.edited, e.undoes from entry e ";

  /**
   * Not for others: the person did not want it, nor what was to follow. Nobody else is to see that
   * it ever was.
   */
  static final String SHOWN =
      "e.state <> 'declined' and not (e.state = 'cancelled' and e.attempts = 0 and exists (select 1"
          + " from entry d where d.connection = e.connection and d.target = e.target"
          + " and d.state = 'declined'))";

  private Entries() {}

  static Optional<Entry> byId(Tx tx, UUID id) throws SQLException {
    return tx.one(COLUMNS + "where e.id = ?", Entries::entry, id);
  }

  static Entry require(Tx tx, UUID id) throws SQLException {
    return byId(tx, id).orElseThrow(() -> new NoSuchEntry(id));
  }

  /** Those of the ids that the ledger has. */
  static Set<UUID> known(Tx tx, Collection<UUID> ids) throws SQLException {
    Set<UUID> known = new HashSet<>();
    for (List<UUID> part : In.parts(List.copyOf(ids))) {
      tx.each(
          "select id from entry where id in " + In.marks(part),
          row -> known.add(UUID.fromString(row.getString(1))),
          In.padded(part));
    }
    return known;
  }

  /** Entries that meet a condition on {@code e}. */
  static List<Entry> where(Tx tx, String condition, Object... args) throws SQLException {
    return tx.list(COLUMNS + "where " + condition, Entries::entry, args);
  }

  static List<Entry> asking(Tx tx, Collection<String> people) throws SQLException {
    List<Entry> all = new ArrayList<>();
    for (String person : people) {
      all.addAll(where(tx, "e.state = 'proposed' and e.asks = ?", person));
    }
    all.sort(Comparator.comparingLong(Entry::position));
    return all;
  }

  /** The entry of a target that everything later waits for: never a comment. */
  static Optional<Entry> firstUnfinished(Tx tx, String connection, String target)
      throws SQLException {
    return tx.one(
        COLUMNS
            + "where e.connection = ? and e.target = ? and e.write_name <> 'goal.comment'"
            + " and e.state in ("
            + EntryState.unfinishedList()
            + ") order by e.position limit 1",
        Entries::entry,
        connection,
        target);
  }

  static List<UUID> causes(Tx tx, UUID id) throws SQLException {
    return tx.list(
        "select statement_id from entry_cause where entry_id = ? order by statement_id",
        row -> UUID.fromString(row.getString(1)),
        id);
  }

  static List<Step> history(Tx tx, UUID id) throws SQLException {
    return tx.list(
        "select seq, state, at, who, why, trace from entry_step where entry_id = ? order by seq",
        row ->
            new Step(
                row.getInt(1),
                EntryState.of(row.getString(2)),
                Times.instant(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        id);
  }

  static List<Entry> latestOf(Tx tx, String rule, int limit) throws SQLException {
    return where(tx, "e.rule = ? and " + SHOWN + " order by e.position desc limit ?", rule, limit);
  }

  static Map<EntryState, Long> counts(Tx tx) throws SQLException {
    Map<EntryState, Long> counts = new EnumMap<>(EntryState.class);
    tx.each(
        "select state, count(*) from entry group by state",
        row -> counts.put(EntryState.of(row.getString(1)), row.getLong(2)));
    return counts;
  }

  static Map<String, Map<EntryState, Long>> countsByRule(Tx tx) throws SQLException {
    Map<String, Map<EntryState, Long>> all = new HashMap<>();
    tx.each(
        "select rule, state, count(*) from entry where rule <> '' group by rule, state",
        row ->
            all.computeIfAbsent(row.getString(1), rule -> new EnumMap<>(EntryState.class))
                .put(EntryState.of(row.getString(2)), row.getLong(3)));
    return all;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("position"),
        UUID.fromString(row.getString("id")),
        row.getString("rule"),
        row.getString("kind"),
        row.getString("person_id"),
        row.getString("subject"),
        row.getString("occasion"),
        row.getString("connection"),
        row.getString("write_name"),
        WriteClass.of(row.getString("write_class")),
        row.getString("target"),
        Mode.of(row.getString("mode")),
        EntryState.of(row.getString("state")),
        row.getInt("held") != 0,
        row.getInt("money") != 0,
        Json.object(row.getString("fields")),
        row.getString("because"),
        row.getString("external_ref"),
        row.getString("remote_id"),
        row.getInt("attempts"),
        row.getInt("retries"),
        row.getInt("resends"),
        instant(row, "not_before"),
        row.getString("message"),
        uuid(row.getString("statement_id")),
        instant(row, "cause_voided") != null,
        row.getString("batch"),
        Times.instant(row.getLong("created")),
        Times.instant(row.getLong("changed")),
        Approver.list(row.getString("approvers")),
        row.getString("asks"),
        edited(row.getString("edited")),
        uuid(row.getString("undoes")));
  }

  private static ObjectNode edited(@Nullable String json) {
    return json == null ? Json.empty() : Json.object(json);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Times.instant(micros);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
