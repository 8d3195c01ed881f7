package org.learnwire.xapi;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which differences between two statements count (xAPI Data 2.3.1 Statement Immutability). Every
 * rule hangs on the property's name; inside extensions each word is its owner's own.
 */
final class Sameness {
  /** What an LRS assigns. A timestamp it may assign too: see {@link Difference}. */
  private static final Set<String> ASSIGNED = Set.of("id", "stored", "authority", "version");

  private static final String OPAQUE = "extensions";

  private Sameness() {}

  /**
   * True when this property says nothing about whether statements are the same.
   *
   * @param key under which the object stands, empty for the statement itself
   */
  static boolean isIgnored(String key, String name) {
    return key.isEmpty() ? ASSIGNED.contains(name) : name.equals(ignoredIn(key));
  }

  /** The key that stands for the place of a property's value. */
  static String within(String key, String name) {
    return OPAQUE.equals(key) ? OPAQUE : name;
  }

  /** True for lists whose order means nothing. */
  static boolean isUnordered(String key) {
    return "member".equals(key);
  }

  /** One spelling for all that mean the same. */
  static String text(String key, String value) {
    return switch (key) {
      case "timestamp" -> timestamp(value);
      case "registration", "mbox_sha1sum", "sha2", "language" -> value.toLowerCase(Locale.ROOT);
      case "id" -> Uuids.isUuid(value) ? value.toLowerCase(Locale.ROOT) : value;
      case "mbox" -> lowerCaseDomain(value);
      case "duration" -> Durations.toHundredths(value);
      default -> value;
    };
  }

  static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }

  private static @Nullable String ignoredIn(String key) {
    return switch (key) {
      case "verb" -> "display";
      case "object", "parent", "grouping", "category", "other" -> "definition";
      default -> null;
    };
  }

  private static String timestamp(String value) {
    // Most come as Instant writes them already.
    boolean asInstant = value.length() == 20 && value.charAt(10) == 'T' && value.endsWith("Z");
    return asInstant && !value.startsWith("60", 17)
        ? value
        : Timestamps.parse(value).map(Object::toString).orElse(value);
  }

  private static String lowerCaseDomain(String mbox) {
    int at = mbox.lastIndexOf('@') + 1;
    return mbox.substring(0, at) + mbox.substring(at).toLowerCase(Locale.ROOT);
  }
}
