package org.learnwire.xapi.visibility;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a statement goes, from the inside out. */
public enum Audience {
  /** The person alone. */
  SELF,
  /** The person and whoever is their manager now. */
  COACH,
  /** Besides, it is counted in groups that are large enough. */
  PROGRAMME;

  /** Fewer people than that are no group: what is said of it would be said of each. */
  public static final int MINIMUM_GROUP = 5;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Audience> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** All words, for a person who has to choose. */
  public static String known() {
    return Arrays.stream(values()).map(Audience::word).collect(Collectors.joining(", "));
  }

  /** Whether a statement of this audience may be shown, as it is, to such a viewer. */
  public boolean isShownTo(Viewer viewer) {
    return switch (viewer) {
      case SELF -> true;
      case CURRENT_MANAGER -> this != SELF;
      case ANYBODY_ELSE -> false;
    };
  }

  /** Whether it may be counted, without names, in what is shown of a group of so many people. */
  public boolean isCountedInGroupOf(int people) {
    return this == PROGRAMME && people >= MINIMUM_GROUP;
  }
}
