package org.learnwire.kit.http;

/** Who may use the part of a daily quota that is kept back. */
enum Priority {
  READ,
  /** Writes, and the tokens they need. */
  WRITE
}
