package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedTest {
  @TempDir Path folder;

  @Test
  void a_statement_is_prepared_once_and_the_one_asked_least_lately_goes_first()
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Prepared prepared = new Prepared(connection);
      PreparedStatement first = prepared.of("select 0");
      PreparedStatement second = prepared.of("select 1");
      for (int i = 2; i < 200; i++) {
        prepared.of("select " + i);
      }
      assertThat(prepared.of("select 0")).isSameAs(first);
      prepared.of("select 200");
      assertThat(first.isClosed()).isFalse();
      assertThat(second.isClosed()).isTrue();
      assertThat(prepared.of("select 1")).isNotSameAs(second);
    }
  }

  @Test
  void a_reading_connection_keeps_its_statements_from_one_read_to_the_next() {
    DatabaseOptions one = new DatabaseOptions(1, 1, (unit, number) -> {});
    try (Database database = Database.open(folder, one)) {
      PreparedStatement once = database.read(tx -> tx.prepared().of("select 1"));
      PreparedStatement again = database.read(tx -> tx.prepared().of("select 1"));
      assertThat(again).isSameAs(once);
    }
  }
}
