package org.learnwire.lrs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.learnwire.xapi.visibility.Audience;

/** How much of what others brought a reader of the store is given. */
public enum Sees {
  /** Also what is for a person alone: for whoever keeps the store itself. */
  ALL(Audience.SELF),
  /** Everything but what is for a person alone. */
  COACH(Audience.COACH),
  /** What is counted in groups, and no more. */
  PROGRAMME(Audience.PROGRAMME);

  private final Audience innermost;

  Sees(Audience innermost) {
    this.innermost = innermost;
  }

  /** The innermost audience whose statements are given. */
  public Audience innermost() {
    return innermost;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What holds for a reader of whom nobody said more. */
  public static Sees standard() {
    return COACH;
  }

  public static Optional<Sees> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /**
   * That of this word.
   *
   * @throws IllegalArgumentException with the known ones when it is none
   */
  public static Sees named(String word) {
    return of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no sight '" + word + "'; there are " + known()));
  }

  /** All words, for a person who has to choose. */
  public static String known() {
    return Arrays.stream(values()).map(Sees::word).collect(Collectors.joining(", "));
  }
}
