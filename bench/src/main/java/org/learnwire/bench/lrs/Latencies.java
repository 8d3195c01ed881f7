package org.learnwire.bench.lrs;

import java.util.Arrays;

/** Every single duration, in nanoseconds: percentiles are looked up, not estimated. */
public final class Latencies {
  private long[] nanos = new long[1024];
  private int size;
  private boolean sorted;

  void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = duration;
    sorted = false;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  public int size() {
    return size;
  }

  /** In milliseconds; 0 when nothing was measured. */
  public double percentile(double percent) {
    if (size == 0) {
      return 0;
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(percent / 100 * size);
    return nanos[Math.max(0, rank - 1)] / 1e6;
  }
}
