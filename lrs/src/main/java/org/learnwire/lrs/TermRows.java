package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By which terms which positions are to be found. */
final class TermRows {
  private final Map<String, List<Long>> positions = new LinkedHashMap<>();

  void add(long position, Collection<String> terms) {
    for (String term : terms) {
      positions.computeIfAbsent(term, any -> new ArrayList<>()).add(position);
    }
  }

  Set<String> terms() {
    return positions.keySet();
  }

  /** Rows of {@code statement_term}, in the order of its key: neighbours share pages. */
  List<Object[]> rows(Map<String, Long> ids) {
    List<Object[]> rows = new ArrayList<>();
    positions.entrySet().stream()
        .map(entry -> Map.entry(ids.get(entry.getKey()), entry.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                entry.getValue().stream()
                    .sorted()
                    .forEach(position -> rows.add(new Object[] {entry.getKey(), position})));
    return rows;
  }
}
