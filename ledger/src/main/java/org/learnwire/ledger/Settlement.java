package org.learnwire.ledger;

/** What a person says of an entry whose outcome nobody knows. */
public enum Settlement {
  /** I have looked: it arrived. */
  DONE,
  /** I have looked: it is not there, send it. Never for money and points. */
  SEND_AGAIN,
  /** Leave it. */
  CLOSED
}
