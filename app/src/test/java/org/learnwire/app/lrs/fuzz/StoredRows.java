package org.learnwire.app.lrs.fuzz;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.database.PostgresTarget;

/** Looks into the database from outside, beside the server that writes it. */
final class StoredRows implements AutoCloseable {

  /**
   * One kind of database.
   *
   * @param mark asks for another number after anything was committed, whatever it was
   * @param etags asks for those of all documents as one text
   */
  record Kind(String url, String user, String password, String mark, String tables, String etags) {

    static Kind sqlite(Path database) {
      return new Kind(
          "jdbc:sqlite:" + database,
          "",
          "",
          "pragma data_version",
          "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
          "select group_concat(etag) from document");
    }

    /** Units that were rolled back move the mark as well; then the counts stay. */
    static Kind postgres(PostgresTarget target) {
      return new Kind(
          target.url(),
          target.user(),
          target.password(),
          "select pg_snapshot_xmax(pg_current_snapshot())",
          "select tablename from pg_tables where schemaname = current_schema()",
          "select string_agg(etag, ',' order by etag) from document");
    }
  }

  private final Kind kind;
  private final Connection connection;

  StoredRows(Kind kind) throws SQLException {
    this.kind = kind;
    this.connection = DriverManager.getConnection(kind.url(), kind.user(), kind.password());
  }

  String mark() throws SQLException {
    return one(kind.mark());
  }

  /** How many rows each table has, and how much is in documents. */
  String counts() throws SQLException {
    List<String> counts = new ArrayList<>();
    for (String table : list(kind.tables())) {
      if (!table.contains("fly")) {
        counts.add(table + "=" + one("select count(*) from " + table));
      }
    }
    counts.add("etags=" + one(kind.etags()));
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
