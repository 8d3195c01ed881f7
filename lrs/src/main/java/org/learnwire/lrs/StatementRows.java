package org.learnwire.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.In;
import org.learnwire.database.Origin;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.xapi.XapiVersion;

/** Reads rows of the table {@code statement}. */
final class StatementRows {
  static final String COLUMNS =
      "s.position, s.id, s.stored, s.origin, s.source, s.history, s.voided, s.version, s.stream, s.body";

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
    List<StoredStatement> found = new ArrayList<>(sorted.size());
    for (List<Long> part : In.parts(sorted)) {
      tx.each(
          "select " + COLUMNS + " from statement s where s.position in " + In.marks(part),
          row -> found.add(read(row)),
          In.padded(part));
    }
    found.sort(Comparator.comparingLong(StoredStatement::position));
    return found;
  }

  /** Of {@link #COLUMNS}, by their places: to seek a name costs more than to read what it names. */
  static StoredStatement read(ResultSet row) throws SQLException {
    return new StoredStatement(
        UUID.fromString(row.getString(2)),
        row.getString(10),
        XapiVersion.of(row.getString(8)).orElseThrow(),
        Times.instant(row.getLong(3)),
        row.getLong(1),
        Origin.of(row.getString(4)),
        row.getBoolean(7),
        row.getBoolean(6),
        row.getString(5),
        row.getString(9));
  }
}
