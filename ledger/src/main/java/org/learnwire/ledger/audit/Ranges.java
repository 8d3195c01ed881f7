package org.learnwire.ledger.audit;

import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.function.LongConsumer;

/** Numbers as people write them: 3, 5-9, 12. */
final class Ranges {
  private Ranges() {}

  static String text(SortedSet<Long> numbers) {
    StringJoiner text = new StringJoiner(", ");
    long first = -1;
    long last = -2;
    for (long number : numbers) {
      if (number != last + 1) {
        add(text, first, last);
        first = number;
      }
      last = number;
    }
    add(text, first, last);
    return text.toString();
  }

  private static void add(StringJoiner text, long first, long last) {
    if (first <= last) {
      text.add(first == last ? Long.toString(first) : first + "-" + last);
    }
  }

  /** Visits every number that the text names. */
  static void each(String text, LongConsumer number) {
    for (String part : text.split(", ")) {
      String[] bounds = part.split("-");
      long last = Long.parseLong(bounds[bounds.length - 1]);
      for (long at = Long.parseLong(bounds[0]); at <= last; at++) {
        number.accept(at);
      }
    }
  }
}
