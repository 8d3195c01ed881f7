package org.learnwire.routes.privacy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnwire.database.Dialect;
import org.learnwire.database.Tx;

/**
 * Goes through every text column of every table, also of those that come after this was written:
 * rows of a person go, and what other rows say of them is blotted out. Where a word is part of a
 * key, its row goes.
 */
final class Scrub {
  /** What these hold is dealt with by who knows its meaning, or is no text of people. */
  private static final Set<String> LEFT =
      Set.of("audit", "audit_content", "suppressed", "scope_mark", "statement_key", "legal_hold");

  private static final String COLUMNS_SQLITE =
      "select m.name, c.name, c.type, c.pk > 0 or exists (select 1 from pragma_index_list(m.name) i,"
          + " pragma_index_info(i.name) p where i.\"unique\" = 1 and p.name = c.name)"
          + " from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'"
          + " and m.name not like 'sqlite!_%' escape '!' and m.name not like 'flyway%'"
          + " order by 1, c.cid";
  private static final String COLUMNS_POSTGRESQL =
      "select c.table_name, c.column_name, c.data_type, exists (select 1 from pg_index i"
          + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
          + " where i.indisunique and i.indrelid = quote_ident(c.table_name)::regclass"
          + " and a.attname = c.column_name)::int"
          + " from information_schema.columns c join information_schema.tables t"
          + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
          + " where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'"
          + " and c.table_name not like 'flyway%' order by 1, c.ordinal_position";

  private final Tx tx;
  private final Words words;

  private record Column(String name, boolean key) {}

  private Scrub(Tx tx, Collection<String> words) {
    this.tx = tx;
    this.words = new Words(words);
  }

  /** Returns how many rows went or were changed. */
  static long run(Tx tx, Collection<String> people, Collection<String> words) throws SQLException {
    Scrub scrub = new Scrub(tx, words);
    long rows = 0;
    for (Map.Entry<String, List<Column>> table : tables(tx).entrySet()) {
      for (Column column : table.getValue()) {
        if (column.name().equals("person_id")) {
          for (String person : people) {
            rows += tx.update("delete from " + table.getKey() + " where person_id = ?", person);
          }
        }
        rows += words.isEmpty() ? 0 : scrub.column(table.getKey(), column);
      }
    }
    return rows;
  }

  /** The text columns of our tables. */
  private static Map<String, List<Column>> tables(Tx tx) throws SQLException {
    Map<String, List<Column>> tables = new TreeMap<>();
    tx.each(
        tx.dialect() == Dialect.SQLITE ? COLUMNS_SQLITE : COLUMNS_POSTGRESQL,
        row -> {
          String table = row.getString(1);
          if (row.getString(3).equalsIgnoreCase("text") && !LEFT.contains(table)) {
            tables
                .computeIfAbsent(table, t -> new ArrayList<>())
                .add(new Column(row.getString(2), row.getInt(4) != 0));
          }
          return null;
        });
    return tables;
  }

  private long column(String table, Column column) throws SQLException {
    Set<String> values = new HashSet<>();
    String name = "\"" + column.name() + "\"";
    String in = tx.dialect() == Dialect.SQLITE ? "instr" : "strpos";
    List<String> any = new ArrayList<>();
    List<Object> args = new ArrayList<>();
    for (String word : words.all()) {
      // SQLite's lower() knows no letters beyond ASCII.
      any.add("%s(lower(%s), ?) > 0".formatted(in, name));
      args.add(word.toLowerCase(Locale.ROOT));
      for (String spelled : new TreeSet<>(List.of(word, word.toUpperCase(Locale.ROOT)))) {
        any.add("%s(%s, ?) > 0".formatted(in, name));
        args.add(spelled);
      }
    }
    tx.each(
        "select " + name + " from " + table + " where " + String.join(" or ", any),
        row -> values.add(row.getString(1)),
        args.toArray());
    long rows = 0;
    for (String value : values) {
      String left = words.without(value);
      if (!left.equals(value)) {
        rows +=
            column.key()
                ? tx.update("delete from " + table + " where " + name + " = ?", value)
                : tx.update(
                    "update " + table + " set " + name + " = ? where " + name + " = ?",
                    left,
                    value);
      }
    }
    return rows;
  }
}
