package org.learnwire.bench.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Looks fifty times a second how much of the heap is in use, from now until it is closed. */
final class Heap implements AutoCloseable {
  private final Thread thread = new Thread(this::watch, "heap");
  private volatile long most;
  private volatile long mostLive;

  Heap() {
    thread.setDaemon(true);
    thread.start();
  }

  /** With what was not collected yet, in MB. */
  long mostMb() {
    return most >> 20;
  }

  /** What was left by a collection, in MB; 0 when there was none. */
  long mostLiveMb() {
    return mostLive >> 20;
  }

  private void watch() {
    Runtime runtime = Runtime.getRuntime();
    while (!Thread.currentThread().isInterrupted()) {
      most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
      mostLive = Math.max(mostLive, live());
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static long live() {
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getCollectionUsage();
      live += pool.getType() == MemoryType.HEAP && left != null ? left.getUsed() : 0;
    }
    return live;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
