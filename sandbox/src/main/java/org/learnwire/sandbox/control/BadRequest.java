package org.learnwire.sandbox.control;

/** An operator's call that cannot be done; says what and what is known. */
final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadRequest(String message) {
    super(message, null, false, false);
  }
}
