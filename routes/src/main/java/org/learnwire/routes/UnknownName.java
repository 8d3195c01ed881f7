package org.learnwire.routes;

/** A name that nothing is called by: says which names there are. */
public final class UnknownName extends RuntimeException {
  UnknownName(String message) {
    super(message);
  }
}
