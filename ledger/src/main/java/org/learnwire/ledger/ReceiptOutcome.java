package org.learnwire.ledger;

/** What is known after a send, or after looking for what was sent. */
public enum ReceiptOutcome {
  /** It is there. */
  DONE,
  /** The target said no, for good. */
  REFUSED,
  /** Nobody can tell. */
  UNKNOWN,
  /** It is surely not there: throttled before it was taken, or looked for and not found. */
  ABSENT
}
