package org.learnwire.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Rows of the ledger, read. */
final class Entries {
  private static final String COLUMNS =
      "select e.position, e.id, e.rule, e.kind, e.person_id, e.subject, e.occasion, e.connection,"
          + " e.write_name, e.write_class, e.target, e.mode, e.state, e.held, e.money, e.fields,"
          + " e.because, e.external_ref, e.remote_id, e.attempts, e.retries, e.resends,"
          + " e.not_before, e.message, e.statement_id, e.cause_voided, e.batch, e.created,"
          + " e.changed from entry e ";

  private Entries() {}

  static Optional<Entry> byId(Tx tx, UUID id) throws SQLException {
    return tx.one(COLUMNS + "where e.id = ?", Entries::entry, id);
  }

  static Entry require(Tx tx, UUID id) throws SQLException {
    return byId(tx, id).orElseThrow(() -> new NoSuchEntry(id));
  }

  /** Entries that meet a condition on {@code e}. */
  static List<Entry> where(Tx tx, String condition, Object... args) throws SQLException {
    return tx.list(COLUMNS + "where " + condition, Entries::entry, args);
  }

  /** The entry of a target that everything later waits for. */
  static Optional<Entry> firstUnfinished(Tx tx, String connection, String target)
      throws SQLException {
    return tx.one(
        COLUMNS
            + "where e.connection = ? and e.target = ? and e.state in ("
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
        "select seq, state, at, who, why from entry_step where entry_id = ? order by seq",
        row ->
            new Step(
                row.getInt(1),
                EntryState.of(row.getString(2)),
                Times.instant(row.getLong(3)),
                row.getString(4),
                row.getString(5)),
        id);
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
        Times.instant(row.getLong("changed")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Times.instant(micros);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
