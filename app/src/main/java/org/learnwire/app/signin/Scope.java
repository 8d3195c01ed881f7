package org.learnwire.app.signin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token of the control API may do. */
public enum Scope {
  /** Approve and settle what is written. */
  WRITES,
  /** Backfills and replays. */
  OPERATE,
  /** Who is who; never anybody's yes. */
  PEOPLE,
  /** Figures for monitoring. */
  METRICS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Scope named(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scope " + word + "; there are " + words(Set.of(values()))));
  }

  /** Words with commas. */
  static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
  }

  static Set<Scope> all(String words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(words.split(","))
        .filter(w -> !w.isBlank())
        .map(Scope::named)
        .forEach(scopes::add);
    return scopes;
  }
}
