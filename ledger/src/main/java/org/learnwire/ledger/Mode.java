package org.learnwire.ledger;

import java.util.List;
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

  List<Approver> approvers() {
    return switch (this) {
      case PROPOSAL -> List.of(Approver.LEARNER, Approver.HR);
      case DRAFT -> List.of(Approver.SENDER, Approver.HR);
      case PLAN -> List.of(Approver.HR);
      case AUTO -> List.of();
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Mode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
