package org.learnwire.kit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.learnwire.kit.manifest.TimeFormat;

/**
 * Which of two versions of a record is the newer one, where its system sends them by itself and in
 * no order: numbers by their value, times by the moment, anything else by its letters.
 */
public final class VersionOrder implements Comparator<String> {
  public static final VersionOrder OLDEST_FIRST = new VersionOrder();

  private VersionOrder() {}

  @Override
  public int compare(String one, String other) {
    Optional<BigDecimal> number = number(one);
    Optional<BigDecimal> otherNumber = number(other);
    if (number.isPresent() && otherNumber.isPresent()) {
      return number.get().compareTo(otherNumber.get());
    }
    Optional<Instant> time = TimeFormat.ISO.read(one);
    Optional<Instant> otherTime = TimeFormat.ISO.read(other);
    if (time.isPresent() && otherTime.isPresent()) {
      return time.get().compareTo(otherTime.get());
    }
    int kinds = Integer.compare(kind(number, time), kind(otherNumber, otherTime));
    return kinds == 0 ? one.compareTo(other) : kinds;
  }

  private static int kind(Optional<BigDecimal> number, Optional<Instant> time) {
    return number.isPresent() ? 0 : time.isPresent() ? 1 : 2;
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
