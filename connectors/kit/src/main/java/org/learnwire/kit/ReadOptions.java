package org.learnwire.kit;

/**
 * How one pass over a stream is to be read.
 *
 * @param sweep read the complete list, and every item of a fan-out
 * @param fromStart leave the cursor and the due list out of account (a remap pulls everything anew)
 * @param history what is read lies back, and is asked for beside the present
 */
public record ReadOptions(boolean sweep, boolean fromStart, boolean history) {

  public static ReadOptions changes() {
    return new ReadOptions(false, false, false);
  }

  public static ReadOptions fullSweep() {
    return new ReadOptions(true, false, false);
  }

  /** What lies back; {@code complete} reads every item of a fan-out, and complete lists. */
  public static ReadOptions past(boolean complete) {
    return new ReadOptions(complete, false, true);
  }

  public static ReadOptions everything() {
    return new ReadOptions(true, true, false);
  }
}
