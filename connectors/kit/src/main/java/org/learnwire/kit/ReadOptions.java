package org.learnwire.kit;

/**
 * How one pass over a stream is to be read.
 *
 * @param sweep read the complete list, and every item of a fan-out
 * @param fromStart leave the cursor and the due list out of account (a remap pulls everything anew)
 */
public record ReadOptions(boolean sweep, boolean fromStart) {

  public static ReadOptions changes() {
    return new ReadOptions(false, false);
  }

  public static ReadOptions fullSweep() {
    return new ReadOptions(true, false);
  }

  public static ReadOptions everything() {
    return new ReadOptions(true, true);
  }
}
