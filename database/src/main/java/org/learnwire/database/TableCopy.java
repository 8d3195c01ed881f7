package org.learnwire.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Carries every row of our tables from one database to another, whose tables are as new. */
final class TableCopy {
  private static final int AT_ONCE = 500;
  private static final String COLUMNS_SQLITE =
      "select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c"
          + " where t.type = 'table' and t.name not like 'sqlite!_%' escape '!'"
          + " order by t.name, c.cid";
  private static final String COLUMNS_POSTGRESQL =
      "select table_name, column_name from information_schema.columns"
          + " where table_schema = current_schema() order by table_name, ordinal_position";
  private static final String GENERATED =
      "select table_name, column_name from information_schema.columns"
          + " where table_schema = current_schema() and is_identity = 'YES'";

  private TableCopy() {}

  static void all(Tx from, Tx to) throws SQLException {
    Map<String, List<String>> source = tables(from);
    Map<String, List<String>> target = tables(to);
    if (!source.equals(target)) {
      throw new DatabaseFailure(
          "the two databases are of different versions, bring the older one up to date first; "
              + difference(source, target),
          null);
    }
    to.update("delete from journal_clock");
    for (Map.Entry<String, List<String>> table : source.entrySet()) {
      copy(from, to, table.getKey(), table.getValue());
    }
    if (to.dialect() == Dialect.POSTGRESQL) {
      raiseGeneratedKeys(to);
    }
  }

  /** Our tables with the names of their columns, without Flyway's. */
  static Map<String, List<String>> tables(Tx tx) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    tx.each(
        tx.dialect() == Dialect.SQLITE ? COLUMNS_SQLITE : COLUMNS_POSTGRESQL,
        row ->
            tables.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getString(2)));
    tables.keySet().removeIf(table -> table.startsWith("flyway"));
    tables.values().forEach(columns -> columns.sort(null));
    return tables;
  }

  private static String difference(
      Map<String, List<String>> source, Map<String, List<String>> target) {
    Map<String, List<String>> only = new TreeMap<>(source);
    only.entrySet().removeAll(target.entrySet());
    Map<String, List<String>> other = new TreeMap<>(target);
    other.entrySet().removeAll(source.entrySet());
    return "one has " + only + ", the other " + other;
  }

  private static void copy(Tx from, Tx to, String table, List<String> columns) throws SQLException {
    String names = columns.stream().map(TableCopy::quoted).collect(Collectors.joining(", "));
    String marks = "?, ".repeat(columns.size() - 1) + "?";
    String insert = "insert into " + quoted(table) + " (" + names + ") values (" + marks + ")";
    List<Object[]> rows = new ArrayList<>();
    from.each(
        "select " + names + " from " + quoted(table),
        row -> {
          rows.add(values(row, columns.size()));
          if (rows.size() == AT_ONCE) {
            to.batch(insert, rows);
            rows.clear();
          }
          return 0;
        });
    to.batch(insert, rows);
  }

  private static Object[] values(ResultSet row, int size) throws SQLException {
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = row.getObject(i + 1);
    }
    return values;
  }

  private static void raiseGeneratedKeys(Tx to) throws SQLException {
    List<String[]> keys =
        to.list(GENERATED, row -> new String[] {row.getString(1), row.getString(2)});
    for (String[] key : keys) {
      String highest =
          "(select coalesce(max(" + quoted(key[1]) + "), 0) from " + quoted(key[0]) + ")";
      to.one(
          "select setval(pg_get_serial_sequence(?, ?), " + highest + " + 1, false)",
          row -> row.getLong(1),
          key[0],
          key[1]);
    }
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
