package org.learnwire.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An insert of one row as an insert of many: what PostgreSQL's driver makes of a batch by itself,
 * and SQLite's does not. There each row of a batch is a statement of its own.
 */
final class ManyRows {
  /** So many rows to a statement; the rest of a batch goes row by row. */
  static final int TOGETHER = 25;

  private static final Pattern ONE_ROW =
      Pattern.compile("(insert into .* values )(\\(\\?(?:, \\?)*\\))(.*)", Pattern.DOTALL);

  private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

  private ManyRows() {}

  /** Nothing where it is no insert of plain values. */
  static Optional<String> of(String sql) {
    return KNOWN.computeIfAbsent(sql, ManyRows::made);
  }

  private static Optional<String> made(String sql) {
    Matcher row = ONE_ROW.matcher(sql);
    return row.matches()
        ? Optional.of(
            row.group(1) + row.group(2) + (", " + row.group(2)).repeat(TOGETHER - 1) + row.group(3))
        : Optional.empty();
  }
}
