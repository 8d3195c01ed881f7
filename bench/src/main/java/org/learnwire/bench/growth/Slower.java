package org.learnwire.bench.growth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.learnwire.bench.report.Row;

/** How much longer the same question takes of a fuller store. */
public final class Slower {
  private Slower() {}

  /**
   * By the name of each row that was measured at both sizes: the ratio of the middle latencies,
   * with how many statements an answer held at each, since a fuller page takes longer too.
   */
  public static Map<String, String> with(List<Row> rows, long few, long many) {
    Map<String, Row> before =
        rows.stream()
            .filter(row -> row.at() == few && row.p50() > 0)
            .collect(Collectors.toMap(Row::name, Function.identity(), (one, other) -> one));
    Map<String, String> slower = new LinkedHashMap<>();
    for (Row after : rows) {
      Row small = before.get(after.name());
      if (after.at() == many && many > few && small != null) {
        slower.put("p50 of %s, times that at %d".formatted(after.name(), few), text(small, after));
      }
    }
    return slower;
  }

  private static String text(Row small, Row after) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.0f statements in an answer, before %.0f)",
        after.p50() / small.p50(),
        inAnAnswer(after),
        inAnAnswer(small));
  }

  private static double inAnAnswer(Row row) {
    return row.requests() == 0 ? 0 : (double) row.statements() / row.requests();
  }
}
