package org.learnwire.workshop.record;

/** Nothing was recorded, or what was recorded may not be shown: says why. */
public final class CannotRecord extends RuntimeException {
  CannotRecord(String message) {
    super(message);
  }
}
