package org.learnwire.bench.bound;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes prepared rows by JDBC batches, a commit for each unit. */
final class BareWriter implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  BareWriter(Connection connection) {
    this.connection = connection;
  }

  void write(Round.Unit unit) throws SQLException {
    for (Map.Entry<String, List<Object[]>> table : unit.rows().entrySet()) {
      if (!table.getValue().isEmpty()) {
        insert(prepared(table.getKey()), table.getValue());
      }
    }
    connection.commit();
  }

  private static void insert(PreparedStatement statement, List<Object[]> rows) throws SQLException {
    for (Object[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        statement.setObject(i + 1, row[i]);
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
