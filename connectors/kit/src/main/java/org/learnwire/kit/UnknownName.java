package org.learnwire.kit;

/** A URI names a connection, stream or write that is not there, or uses it the wrong way round. */
public final class UnknownName extends IllegalArgumentException {
  UnknownName(String message) {
    super(message);
  }
}
