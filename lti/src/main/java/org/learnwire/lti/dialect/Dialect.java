package org.learnwire.lti.dialect;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of platform whose ways we know. */
public enum Dialect {
  MOODLE("Moodle"),
  CANVAS("Canvas"),
  BRIGHTSPACE("Brightspace"),
  BLACKBOARD("Blackboard"),
  OTHER("another platform");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** As people write it. */
  public String title() {
    return title;
  }

  /** As it is stored and as commands take it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By {@code product_family_code} of the platform's configuration or of a launch's {@code
   * tool_platform}.
   */
  public static Dialect ofFamily(@Nullable String code) {
    String family = code == null ? "" : code.toLowerCase(Locale.ROOT);
    return switch (family) {
      case "moodle" -> MOODLE;
      case "canvas" -> CANVAS;
      case "desire2learn", "d2l", "brightspace" -> BRIGHTSPACE;
      case "blackboardlearn", "blackboard" -> BLACKBOARD;
      default -> OTHER;
    };
  }

  /** By the word it is stored as. */
  public static Dialect of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(OTHER);
  }
}
