package org.learnwire.workshop.record;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is put in place of a value: each has a number of its own that was never seen. */
final class StandIns {
  private static final List<String> FIRST = List.of("Ana", "Ben", "Chi", "Dee", "Eli", "Fay");
  private static final List<String> LAST =
      List.of("Abel", "Bloom", "Cole", "Dorn", "Ekman", "Frey");

  private final Set<String> seen;
  private int number = 1000;

  /**
   * @param seen numbers that are not made up
   */
  StandIns(Set<String> seen) {
    this.seen = seen;
  }

  /** Another one of the kind of this value. */
  String next(String value, String of) {
    int own = number();
    String field = of.toLowerCase(Locale.ROOT);
    if (Disguise.isTime(value)) {
      return "1990-01-01";
    }
    if (value.matches("-?\\d+([.,]\\d+ ?%?)?")) {
      return Integer.toString(own);
    }
    if (Disguise.isId(value)) {
      return "00000000-0000-4000-8000-%012d".formatted(own);
    }
    if (value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      return "person-%d@example.test".formatted(own);
    }
    if (value.matches("(?i)https?://.*")) {
      return "https://site-%d.example.test/".formatted(own);
    }
    return word(field, own);
  }

  private static String word(String field, int own) {
    if (field.matches(".*(first|given|preferred).*")) {
      return FIRST.get(own % FIRST.size()) + own;
    }
    if (field.matches(".*(last|sur|family).*")) {
      return LAST.get(own % LAST.size()) + own;
    }
    if (field.matches(".*(id|key|hash|token)")) {
      return "id-" + own;
    }
    return (field.contains("name") ? "Name " : "Text ") + own;
  }

  private int number() {
    do {
      number++;
    } while (seen.contains(Integer.toString(number)));
    return number;
  }
}
