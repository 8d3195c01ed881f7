package org.learnwire.routes;

/** An answer to a proposal or a draft cannot be taken; the message says why and what to do. */
public final class AnswerRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public AnswerRefused(String message) {
    super(message);
  }
}
