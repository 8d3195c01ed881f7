package org.learnwire.kit;

/** A connection that cannot be used as it is configured: says which setting and what to do. */
public final class InvalidConnection extends RuntimeException {
  InvalidConnection(String message) {
    super(message);
  }
}
