package org.learnwire.sandbox.http;

/** Counts calls by the second, as vendors that throttle do. */
public final class Rate {

  private long second;
  private int calls;

  /** Whether this call is one too many; a limit of 0 means there is none. */
  public synchronized boolean exceeded(int perSecond) {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      calls = 0;
    }
    return ++calls > perSecond && perSecond > 0;
  }
}
