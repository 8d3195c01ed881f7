package org.learnwire.ledger;

import java.util.Locale;

/** Who is asked before an entry is sent. */
public enum Mode {
  /** The person whom it is about accepts it first. */
  PROPOSAL,
  /** Somebody sends it in their own name. */
  DRAFT,
  /** Whoever approves writes. */
  PLAN,
  /** Nobody: the policy approves. */
  AUTO;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Mode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
