package org.learnwire.workshop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in Markdown. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  Table(String... headings) {
    columns = headings.length;
    rows.add(List.of(headings));
    rows.add(List.of(headings).stream().map(heading -> "---").toList());
  }

  Table row(@Nullable String... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      row.add(cells[i] == null ? "" : cells[i].replace("|", "\\|").replace('\n', ' '));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 2;
  }

  String text() {
    return rows.stream()
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
