package org.learnwire.bench.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;

/** The bound is one only if it writes what the store writes. */
class BoundTest {
  private static final int SIZE = 500;
  private static final List<String> TABLES =
      List.of("journal", "statement", "statement_key", "statement_term");

  @TempDir Path folder;

  @Test
  void it_writes_as_many_rows_as_the_store_for_as_many_statements() throws Exception {
    Statements statements = new Statements(new Company(1, 50), 1_750_000_000_000L);
    try (Database database = Database.open(folder, DatabaseOptions.standard())) {
      Row row = new Bound(database, statements, SIZE, 0.01).run(50, 1);

      Map<String, Long> bare = counts(database);
      long rounds = row.statements() / SIZE + 1; // the warm-up's round is not on the clock
      assertThat(new StatementStore(database, Clock.systemUTC()).count()).isEqualTo(rounds * SIZE);
      Map<String, Long> stored = new HashMap<>();
      new Filling(database).store(new Statements(new Company(1, 50), 1_760_000_000_000L), SIZE);
      counts(database).forEach((table, count) -> stored.put(table, count - bare.get(table)));
      for (String table : TABLES) {
        assertThat(bare.get(table)).as(table).isEqualTo(rounds * stored.get(table));
      }
    }
  }

  @Test
  void the_store_finds_what_it_wrote() throws Exception {
    Statements statements = new Statements(new Company(1, 50), 1_750_000_000_000L);
    try (Database database = Database.open(folder, DatabaseOptions.standard())) {
      new Bound(database, statements, SIZE, 0.01).run(50, 1);
      StatementStore store = new StatementStore(database, Clock.systemUTC());

      StoredStatement any = store.byPosition(7).orElseThrow();

      String verb = any.statement().verb().id();
      assertThat(store.query(StatementQuery.where().verb(verb).limit(5).build()).statements())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.statement().verb().id()).isEqualTo(verb));
    }
  }

  private static Map<String, Long> counts(Database database) throws Exception {
    Map<String, Long> counts = new HashMap<>();
    try (Connection connection = database.bareConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
          row.next();
          counts.put(table, row.getLong(1));
        }
      }
      connection.rollback();
    }
    return counts;
  }
}
