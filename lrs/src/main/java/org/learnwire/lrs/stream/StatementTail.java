package org.learnwire.lrs.stream;

import java.time.Duration;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;

/**
 * How far the store has come, and a place to wait for more. Positions commit in their order, so
 * whatever stands at or before the last one is there to be read. Nothing is looked up while nobody
 * waits.
 */
public final class StatementTail implements AutoCloseable {
  /** Our own commits wake us; another process may write to the same database too. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Database database;
  private int waiting; // guarded by this
  private boolean woken; // guarded by this
  private long seen; // guarded by this
  private boolean closed; // guarded by this

  public StatementTail(Database database, StatementStore store) {
    this.database = database;
    store.whenStored(this::wake);
    Thread thread = new Thread(this::run, "statement-tail");
    thread.setDaemon(true);
    thread.start();
  }

  /** The position of the newest statement, 0 when there is none. */
  public long position() {
    return database.read(
        tx ->
            tx.one(
                    "select position from statement order by position desc limit 1",
                    row -> row.getLong(1))
                .orElse(0L));
  }

  /** Waits until there is something after a position, at most so long, or until it is closed. */
  public synchronized void await(long after, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    waiting++;
    notifyAll();
    try {
      while (!closed && seen <= after) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } finally {
      waiting--;
    }
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void run() {
    try {
      while (isWanted()) {
        advance(position());
        pause();
      }
    } catch (InterruptedException e) {
      close();
    } catch (RuntimeException e) {
      // The database is gone: whoever waits finds that out by itself.
      close();
    }
  }

  private synchronized boolean isWanted() throws InterruptedException {
    while (waiting == 0 && !closed) {
      wait();
    }
    return !closed;
  }

  private synchronized void advance(long position) {
    if (position > seen) {
      seen = position;
      notifyAll();
    }
  }

  private synchronized void pause() throws InterruptedException {
    if (!woken && !closed) {
      wait(LOOK.toMillis());
    }
    woken = false;
  }

  private synchronized void wake() {
    if (waiting > 0) {
      woken = true;
      notifyAll();
    }
  }
}
