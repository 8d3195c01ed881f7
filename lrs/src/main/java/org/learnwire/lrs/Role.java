package org.learnwire.lrs;

/** In which part a statement names a term; the code stands in the table {@code statement_term}. */
enum Role {
  AGENT(1),
  VERB(2),
  ACTIVITY(3),
  REGISTRATION(4),
  RELATED_AGENT(5),
  RELATED_ACTIVITY(6),
  /** The statement that this one has as object (StatementRef). */
  REFERS_TO(7);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
