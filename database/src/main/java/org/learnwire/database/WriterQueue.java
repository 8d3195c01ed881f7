package org.learnwire.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The single writer of this process. What waits together shares one commit. */
final class WriterQueue implements AutoCloseable {
  /**
   * Heaviest group. Nobody waits longer behind it than for its commit, and while it is written the
   * requests of the next are read: with all of eight connections in one group they took turns.
   */
  private static final int HEAVIEST = 200;

  private final LinkedBlockingQueue<Pending> waiting = new LinkedBlockingQueue<>(10_000);
  private final GroupCommit commit;
  private final int groupSize;
  private final Thread thread;
  private boolean closed; // guarded by this: nothing enters the queue behind the last unit
  private boolean last; // seen by the writer thread only

  WriterQueue(GroupCommit commit, int groupSize) {
    this.commit = commit;
    this.groupSize = groupSize;
    this.thread = new Thread(this::run, "database-writer");
    thread.setDaemon(true);
    thread.start();
  }

  boolean onWriterThread() {
    return Thread.currentThread() == thread;
  }

  /** The unit that is being written; asked on the writer's thread only. */
  Tx tx() {
    return commit.tx();
  }

  synchronized CompletableFuture<@Nullable Object> submit(Pending pending)
      throws InterruptedException {
    if (closed) {
      throw new DatabaseFailure("the database is closed: " + pending.what(), null);
    }
    waiting.put(pending);
    return pending.done();
  }

  int size() {
    return waiting.size();
  }

  private void run() {
    while (!last) {
      try {
        commit.write(nextGroup());
      } catch (InterruptedException e) {
        last = true;
      }
    }
  }

  private List<Pending> nextGroup() throws InterruptedException {
    List<Pending> group = new ArrayList<>();
    Pending next = waiting.take();
    int weight = 0;
    while (next != null) {
      group.add(next);
      weight += next.weight();
      next = group.size() < groupSize && weight < HEAVIEST ? waiting.poll() : null;
    }
    return group;
  }

  @Override
  public void close() {
    try {
      putLast();
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void putLast() throws InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    waiting.put(Pending.alone("close", tx -> last = true));
  }
}
