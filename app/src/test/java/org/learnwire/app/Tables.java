package org.learnwire.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnwire.database.Database;

/** A hash of every table's rows, to see what changed and that nothing did. */
public final class Tables {
  private Tables() {}

  public static Map<String, String> of(Database database) {
    return database.read(
        tx -> {
          Map<String, String> hashes = new TreeMap<>();
          for (String table :
              tx.list(
                  "select name from sqlite_master where type = 'table'"
                      + " and name not like 'sqlite_%'",
                  row -> row.getString(1))) {
            List<String> rows = tx.list("select * from " + table, Tables::text);
            hashes.put(table, rows.size() + " rows, " + rows.hashCode());
          }
          return hashes;
        });
  }

  /** The tables that are not as they were. */
  public static TreeSet<String> changed(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> changed = new TreeSet<>(after.keySet());
    changed.removeIf(table -> after.get(table).equals(before.get(table)));
    return changed;
  }

  private static String text(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object cell = row.getObject(i);
      text.append(cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell)
          .append('|');
    }
    return text.toString();
  }
}
