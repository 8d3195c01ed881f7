package org.learnwire.app.lrs;

/** The LRS could not be started; the message says why and what to do, in one line. */
public final class CannotStart extends RuntimeException {
  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
