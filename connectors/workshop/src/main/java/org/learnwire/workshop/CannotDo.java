package org.learnwire.workshop;

/** What was asked for cannot be done: says what, where, and what to do. */
final class CannotDo extends RuntimeException {
  CannotDo(String message) {
    super(message);
  }
}
