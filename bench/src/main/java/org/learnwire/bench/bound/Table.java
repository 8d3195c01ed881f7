package org.learnwire.bench.bound;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as the database describes it, so that the bound writes what the store writes without
 * knowing how it is laid out.
 *
 * @param columns in their order
 */
record Table(String name, List<String> columns) {
  static Table of(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("select * from " + name + " where 1 = 0")) {
      ResultSetMetaData described = none.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= described.getColumnCount(); i++) {
        columns.add(described.getColumnName(i).toLowerCase(Locale.ROOT));
      }
      return new Table(name, columns);
    }
  }

  String insert() {
    return "insert into "
        + name
        + " ("
        + String.join(", ", columns)
        + ") values ("
        + "?, ".repeat(columns.size() - 1)
        + "?)";
  }

  /** All rows, in the order of a column. */
  List<Object[]> rows(Connection connection, String order) throws SQLException {
    List<Object[]> all = new ArrayList<>();
    String sql = "select " + String.join(", ", columns) + " from " + name + " order by " + order;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = rows.getObject(i + 1);
        }
        all.add(row);
      }
    }
    return all;
  }

  int column(String column) {
    return columns.indexOf(column);
  }
}
