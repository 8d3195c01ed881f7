package org.learnwire.bench.bound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

/**
 * The rows that the store itself makes of statements: stored in a database of their own, and read
 * back.
 *
 * @param tables that have a position, the rows of each by position
 * @param terms values by their ids
 * @param size positions 1 to this one
 */
record Sample(Map<Table, Map<Long, List<Object[]>>> tables, Map<Long, String> terms, int size) {
  private static final List<String> OF_STATEMENTS =
      List.of("journal", "statement", "statement_key", "statement_term", "statement_reference");

  static Sample of(Statements statements, int size) throws IOException, SQLException {
    Path scratch = Files.createTempDirectory("learnwire-bound");
    try {
      return of(statements, size, scratch);
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Sample of(Statements statements, int size, Path scratch)
      throws IOException, SQLException {
    try (Database database = Database.open(scratch, DatabaseOptions.standard())) {
      new Filling(database).store(statements, size);
      try (Connection connection = database.bareConnection()) {
        return read(connection, size);
      }
    }
  }

  private static Sample read(Connection connection, int size) throws SQLException {
    Map<Table, Map<Long, List<Object[]>>> tables = new LinkedHashMap<>();
    for (String name : OF_STATEMENTS) {
      Table table = Table.of(connection, name);
      int position = table.column("position");
      Map<Long, List<Object[]>> rows = new HashMap<>();
      for (Object[] row : table.rows(connection, "position")) {
        long at = ((Number) row[position]).longValue();
        rows.computeIfAbsent(at, none -> new ArrayList<>()).add(row);
      }
      tables.put(table, rows);
    }
    Map<Long, String> terms = new HashMap<>();
    Table term = Table.of(connection, "term");
    for (Object[] row : term.rows(connection, "id")) {
      terms.put(((Number) row[term.column("id")]).longValue(), (String) row[term.column("value")]);
    }
    return new Sample(tables, terms, size);
  }
}
