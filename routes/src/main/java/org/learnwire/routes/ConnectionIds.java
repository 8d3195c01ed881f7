package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Uuids;

/**
 * Persisted ids of connections. Every statement's id hangs on its connection's id, so a renamed
 * connection keeps the id of its first name.
 */
final class ConnectionIds {
  private final Database database;
  private final Clock clock;

  ConnectionIds(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The connection's id, made at first sight; renames the row when it was called otherwise. */
  UUID idOf(ConnectionSettings connection) {
    return database.write("connection", tx -> found(tx, connection));
  }

  /** The connection's id for who only reads: of one never seen, the id that it will be given. */
  UUID seen(ConnectionSettings connection) {
    Optional<UUID> known = database.read(tx -> byName(tx, connection.name()));
    if (known.isEmpty() && connection.formerly().isPresent()) {
      known = database.read(tx -> byName(tx, connection.formerly().get()));
    }
    return known.orElseGet(() -> firstId(connection));
  }

  private static UUID firstId(ConnectionSettings connection) {
    String first = connection.formerly().orElse(connection.name());
    return Uuids.v5(Uuids.NS_LEARNWIRE, "connection", first);
  }

  private UUID found(Tx tx, ConnectionSettings connection) throws SQLException {
    Optional<UUID> known = byName(tx, connection.name());
    if (known.isPresent()) {
      return known.get();
    }
    Optional<UUID> former =
        connection.formerly().isPresent()
            ? byName(tx, connection.formerly().get())
            : Optional.empty();
    if (former.isPresent()) {
      tx.update(
          "update connection set name = ? where id = ?",
          connection.name(),
          former.get().toString());
      return former.get();
    }
    UUID id = firstId(connection);
    tx.update(
        "insert into connection (id, name, connector, created) values (?, ?, ?, ?)",
        id,
        connection.name(),
        connection.connector(),
        clock.instant());
    return id;
  }

  private static Optional<UUID> byName(Tx tx, String name) throws SQLException {
    return tx.one(
        "select id from connection where name = ?", r -> UUID.fromString(r.getString(1)), name);
  }

  /** Whether the database has seen a connection of this name; {@code check} says so when not. */
  boolean known(String name) {
    return database.read(tx -> byName(tx, name)).isPresent();
  }
}
