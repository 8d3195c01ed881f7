package org.learnwire.workshop.contract;

/** A file of the fixtures that cannot be read: says file, line and what is wrong. */
public final class InvalidFixture extends RuntimeException {
  InvalidFixture(String message, Throwable cause) {
    super(message, cause);
  }
}
