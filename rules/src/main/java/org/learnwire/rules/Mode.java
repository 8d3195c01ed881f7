package org.learnwire.rules;

/** Who has a say before a decision goes to the plan of its connection. */
public enum Mode {
  /** The learner accepts or declines it. */
  PROPOSAL,
  /** The person in whose name it goes sends it. */
  DRAFT,
  /** Nobody is asked; the connection's own mode (plan or auto) still holds. */
  DIRECT
}
