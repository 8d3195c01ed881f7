package org.learnwire.app.signin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody works on; {@link Access} says what each may see and do. */
public enum Role {
  /** Connections, runs, quarantine, replay, and who may sign in. */
  INTEGRATOR("integrator", "Integrator"),
  /** Plan, approvals, conflicts, people. */
  HR_OPS("hr-ops", "HR ops"),
  /** Learning map, rules, figures of groups. */
  L_AND_D("l-and-d", "L&D"),
  /** Figures and runs; no page with a person on it. */
  VIEWER("viewer", "Viewer");

  private final String word;
  private final String title;

  Role(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** As it stands in settings and commands: {@code hr-ops}. */
  public String word() {
    return word;
  }

  public String title() {
    return title;
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException with those that there are
   */
  public static Role named(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word.equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no role "
                        + word
                        + "; there are "
                        + words(EnumSet.allOf(Role.class))));
  }

  /** Words with commas, in the order of the roles; empty for none. */
  public static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }

  /** The other way round. */
  public static Set<Role> all(String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(words.split(",")).filter(w -> !w.isBlank()).map(Role::named).forEach(roles::add);
    return roles;
  }
}
