package org.learnwire.lrs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a credential may do: the scopes of xAPI 1.0.3 Communication 4.2, and one of our own. */
public enum Scope {
  STATEMENTS_WRITE("statements/write"),
  /** Statements under the credential's own authority. */
  STATEMENTS_READ_MINE("statements/read/mine"),
  STATEMENTS_READ("statements/read"),
  STATE("state"),
  /** Change what is known of activities and agents by storing statements. */
  DEFINE("define"),
  PROFILE("profile"),
  ALL_READ("all/read"),
  /** Everything that xAPI offers; handling credentials is not among it. */
  ALL("all"),
  /** Ours: add, list, rotate and revoke credentials. */
  CREDENTIALS("credentials");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  /**
   * The scope of that word.
   *
   * @throws IllegalArgumentException with the known ones when it is none
   */
  public static Scope named(String word) {
    return of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scope '" + word + "'; there are " + known()));
  }

  /** All words, for a person who has to choose. */
  public static String known() {
    return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
  }

  /**
   * Whether a holder of these scopes may do what this one stands for.
   *
   * @param reading nothing is changed by it
   */
  boolean isWithin(Set<Scope> held, boolean reading) {
    if (held.contains(this)) {
      return true;
    }
    if (this == CREDENTIALS) {
      return false;
    }
    return held.contains(ALL)
        || reading && held.contains(ALL_READ)
        || this == STATEMENTS_READ_MINE && held.contains(STATEMENTS_READ);
  }

  static Set<Scope> standard() {
    return EnumSet.of(ALL);
  }
}
