package org.learnwire.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a connection writes employee numbers, so that two spellings of one number are equal.
 *
 * @param stripPrefix a text in front of the number that other systems leave out
 */
public record NumberForm(
    boolean stripLeadingZeros, @Nullable String stripPrefix, boolean foldCase) {
  /** Numbers are compared as they are written. */
  public static final NumberForm AS_WRITTEN = new NumberForm(false, null, false);

  /** The number as it is compared; a number that is nothing but zeros or prefix stays. */
  @Nullable String of(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    String key = fold(number.strip());
    if (stripPrefix != null && !stripPrefix.isEmpty() && key.startsWith(fold(stripPrefix))) {
      String rest = key.substring(stripPrefix.length()).strip();
      key = rest.isEmpty() ? key : rest;
    }
    int first = 0;
    while (stripLeadingZeros && first < key.length() - 1 && key.charAt(first) == '0') {
      first++;
    }
    return key.substring(first);
  }

  private String fold(String text) {
    return foldCase ? text.toLowerCase(Locale.ROOT) : text;
  }
}
