package org.learnwire.ledger;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose yes an entry needs. */
public enum Approver {
  /** The person whom it is about. */
  LEARNER("the learner"),
  /** The one in whose name it goes: who observed it, else the manager. */
  SENDER("whoever sends it"),
  /** Whoever leads that person now. */
  MANAGER("the manager"),
  /** Whoever approves the plan of the connection. */
  HR("HR");

  private final String label;

  Approver(String label) {
    this.label = label;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it stands within a sentence. */
  public String label() {
    return label;
  }

  static String words(List<Approver> approvers) {
    return approvers.stream().map(Approver::word).collect(joining(","));
  }

  static List<Approver> list(String words) {
    return words.isEmpty()
        ? List.of()
        : Arrays.stream(words.split(","))
            .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
            .toList();
  }
}
