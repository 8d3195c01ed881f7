package org.learnwire.app.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.database.Dialect;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Counts and times of an installation: no row's contents, no message's words. */
final class Figures {
  private static final int RUNS = 300;
  private static final Pattern PROBLEM = Pattern.compile("^[a-z][a-z-]{2,30}(?=:)");

  private Figures() {}

  /** How many rows each table holds. */
  static String tables(Tx tx) throws SQLException {
    String names =
        tx.dialect() == Dialect.POSTGRESQL
            ? "select table_name from information_schema.tables"
                + " where table_schema = current_schema() order by 1"
            : "select name from sqlite_master where type = 'table' order by 1";
    StringBuilder text = new StringBuilder();
    for (String table : tx.list(names, row -> row.getString(1))) {
      long rows = tx.one("select count(*) from \"" + table + "\"", r -> r.getLong(1)).orElse(0L);
      text.append("%-28s %,12d%n".formatted(table, rows));
    }
    return text.toString();
  }

  static String versions(Tx tx) throws SQLException {
    return lines(
        tx,
        "select version, description, success from flyway_schema_history order by installed_rank");
  }

  static String streams(Tx tx) throws SQLException {
    return "connection, connector, stream, generation, first complete pass, last, last sweep,"
        + " halted\n"
        + lines(
            tx,
            "select c.name, c.connector, s.stream, s.generation, s.first_done, s.last_pass,"
                + " s.last_sweep, case when s.halted is null then 'no' else 'yes' end"
                + " from stream_state s join connection c on c.id = s.connection_id order by 1, 3");
  }

  static String quarantine(Tx tx) throws SQLException {
    return lines(
        tx,
        "select c.name, q.stream, q.reason, q.state, count(*) from quarantine q"
            + " join connection c on c.id = q.connection_id group by 1, 2, 3, 4 order by 1, 2, 3");
  }

  static String entries(Tx tx) throws SQLException {
    return lines(
        tx,
        "select connection, write_name, state, mode, held, count(*) from entry"
            + " group by 1, 2, 3, 4, 5 order by 1, 2, 3");
  }

  static String readers(Tx tx) throws SQLException {
    return "the journal's last position, "
        + tx.one("select max(position) from journal", row -> row.getLong(1)).orElse(0L)
        + '\n'
        + lines(tx, "select reader, position from checkpoint order by 1");
  }

  static String runs(Tx tx) throws SQLException {
    StringBuilder text = new StringBuilder();
    text.append("connection, stream, started, ended, sweep, read, stored, unchanged, calls,")
        .append(" outcome, problem\n");
    tx.each(
        "select c.name, r.stream, r.started, r.ended, r.sweep, r.read, r.stored, r.unchanged,"
            + " r.calls, r.outcome, r.message from stream_run r"
            + " join connection c on c.id = r.connection_id order by r.id desc limit "
            + RUNS,
        row -> {
          List<String> cells = cells(row, 10);
          cells.add(problem(row.getString(11)));
          return text.append(String.join(", ", cells)).append('\n');
        });
    return text.toString();
  }

  /** The word that names a failure; what it was about stays here. */
  private static String problem(String message) {
    Matcher word = PROBLEM.matcher(message == null ? "" : message);
    return word.find() ? word.group() : message == null ? "" : "(a text)";
  }

  private static String lines(Tx tx, String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    tx.each(
        sql,
        row -> {
          List<String> cells = cells(row, row.getMetaData().getColumnCount());
          return text.append(String.join(", ", cells)).append('\n');
        });
    return text.toString();
  }

  private static List<String> cells(ResultSet row, int columns) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      cells.add(cell(row.getString(i)));
    }
    return cells;
  }

  /** Epoch microseconds as an instant; everything else as it is. */
  private static String cell(String value) {
    return value == null
        ? ""
        : value.matches("1\\d{15}") ? Times.instant(Long.parseLong(value)).toString() : value;
  }
}
