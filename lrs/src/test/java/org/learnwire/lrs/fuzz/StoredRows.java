package org.learnwire.lrs.fuzz;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database from outside, beside the server that writes it. */
final class StoredRows implements AutoCloseable {
  private final Connection connection;

  StoredRows(Path database) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  /** SQLite's own mark: another number after anything was committed, whatever it was. */
  String mark() throws SQLException {
    return one("pragma data_version");
  }

  /** How many rows each table has, and how much is in documents. */
  String counts() throws SQLException {
    List<String> counts = new ArrayList<>();
    for (String table : list("select name from sqlite_master where type = 'table' order by name")) {
      if (!table.startsWith("sqlite_") && !table.contains("fly")) {
        counts.add(table + "=" + one("select count(*) from " + table));
      }
    }
    counts.add(one("select 'etags=' || group_concat(etag) from document"));
    return String.join(" ", counts);
  }

  private String one(String sql) throws SQLException {
    return String.valueOf(list(sql).get(0));
  }

  private List<String> list(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
