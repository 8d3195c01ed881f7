package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By which terms which positions are to be found. */
final class TermRows {
  /** The order of the table's key: neighbours share pages. */
  private static final Comparator<Object[]> BY_KEY =
      (one, other) -> {
        int byTerm = Long.compare((Long) one[0], (Long) other[0]);
        return byTerm != 0 ? byTerm : Long.compare((Long) one[1], (Long) other[1]);
      };

  private final List<Object[]> rows = new ArrayList<>();
  private final Map<String, List<Long>> unnumbered = new TreeMap<>();

  /**
   * @param numbers of the terms, in their order; 0 where one is not known
   */
  void add(Long position, List<String> terms, long[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        rows.add(new Object[] {numbers[i], position});
      } else {
        unnumbered.computeIfAbsent(terms.get(i), any -> new ArrayList<>()).add(position);
      }
    }
  }

  /** Those without a number, sorted. */
  Collection<String> unnumbered() {
    return unnumbered.keySet();
  }

  /** All rows of {@code statement_term}, now that every term has its number. */
  List<Object[]> rows(Map<String, Long> numbers) {
    unnumbered.forEach(
        (term, positions) ->
            positions.forEach(position -> rows.add(new Object[] {numbers.get(term), position})));
    rows.sort(BY_KEY);
    return rows;
  }
}
