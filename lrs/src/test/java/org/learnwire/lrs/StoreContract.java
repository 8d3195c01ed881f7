package org.learnwire.lrs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;

/** What the store promises on every database. */
abstract class StoreContract {
  @TempDir Path folder;
  MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:30:00Z"));
  Database database;
  StatementStore store;

  abstract Dialect dialect();

  @BeforeEach
  void openStore() {
    database = TestDatabase.open(dialect(), folder);
    store = new StatementStore(database, clock);
  }

  @AfterEach
  void closeStore() {
    database.close();
  }

  StoreResult put(Statement statement) {
    return put(statement, Origin.SOURCE, StoreOptions.from("academy"));
  }

  StoreResult put(Statement statement, Origin origin, StoreOptions options) {
    return database.write("test", tx -> store.store(tx, statement, origin, options));
  }

  UUID put(StatementBuilder statement) {
    return put(statement.build()).id();
  }

  List<UUID> found(StatementQuery.Builder query) {
    return store.query(query.build()).statements().stream().map(StoredStatement::id).toList();
  }
}
