package org.learnwire.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Origin;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.xapi.XapiVersion;

/** Reads rows of the table {@code statement}. */
final class StatementRows {
  static final String COLUMNS =
      "s.position, s.id, s.stored, s.origin, s.source, s.history, s.voided, s.version, s.body";
  private static final int AT_ONCE = 100;

  private StatementRows() {}

  static Optional<StoredStatement> byId(Tx tx, UUID id) throws SQLException {
    return tx.one(
        "select "
            + COLUMNS
            + " from statement_key k join statement s on s.position = k.position where k.id = ?",
        StatementRows::read,
        (Object) Ids.bytes(id));
  }

  /** In the order of their positions; what is not there is left out. */
  static List<StoredStatement> byPositions(Tx tx, Collection<Long> positions) throws SQLException {
    List<Long> sorted = positions.stream().distinct().sorted().toList();
    List<StoredStatement> found = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += AT_ONCE) {
      List<Long> some = sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE));
      String marks = "?, ".repeat(some.size() - 1) + "?";
      found.addAll(
          tx.list(
              "select "
                  + COLUMNS
                  + " from statement s where s.position in ("
                  + marks
                  + ") order by s.position",
              StatementRows::read,
              some.toArray()));
    }
    return found;
  }

  static StoredStatement read(ResultSet row) throws SQLException {
    return new StoredStatement(
        UUID.fromString(row.getString("id")),
        row.getString("body"),
        XapiVersion.of(row.getString("version")).orElseThrow(),
        Times.instant(row.getLong("stored")),
        row.getLong("position"),
        Origin.of(row.getString("origin")),
        row.getBoolean("voided"),
        row.getBoolean("history"),
        row.getString("source"));
  }
}
