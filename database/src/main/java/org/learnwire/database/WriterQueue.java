package org.learnwire.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer. Units that wait together share one commit: a savepoint keeps each whole or
 * absent, and nobody hears "done" before the commit is on disk.
 */
final class WriterQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriterQueue.class);

  private record Unit(String what, Work<?> work, CompletableFuture<@Nullable Object> done) {}

  private record Outcome(
      Unit unit,
      @Nullable Object value,
      List<Runnable> afterCommit,
      List<Runnable> afterRollback) {}

  private final LinkedBlockingQueue<Unit> waiting = new LinkedBlockingQueue<>(10_000);
  private final Tx tx;
  private final int groupSize;
  private final Thread thread;
  private boolean closed; // guarded by this: nothing enters the queue behind the last unit
  private boolean last; // seen by the writer thread only

  WriterQueue(Tx tx, int groupSize) {
    this.tx = tx;
    this.groupSize = groupSize;
    this.thread = new Thread(this::run, "database-writer");
    thread.setDaemon(true);
    thread.start();
  }

  boolean onWriterThread() {
    return Thread.currentThread() == thread;
  }

  Tx tx() {
    return tx;
  }

  synchronized CompletableFuture<@Nullable Object> submit(String what, Work<?> work)
      throws InterruptedException {
    Unit unit = new Unit(what, work, new CompletableFuture<>());
    if (closed) {
      throw new DatabaseFailure("the database is closed: " + what, null);
    }
    waiting.put(unit);
    return unit.done();
  }

  private void run() {
    List<Unit> group = new ArrayList<>();
    while (!last) {
      try {
        group.add(waiting.take());
        waiting.drainTo(group, groupSize - 1);
        commit(group);
      } catch (InterruptedException e) {
        last = true;
      }
      group.clear();
    }
  }

  private void commit(List<Unit> group) {
    List<Outcome> outcomes = new ArrayList<>();
    Connection connection = tx.connection();
    try {
      for (Unit unit : group) {
        perform(connection, unit, outcomes);
      }
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      rollback(connection);
      outcomes.forEach(outcome -> outcome.afterRollback().forEach(WriterQueue::runSafely));
      tx.takeAfterRollback().forEach(WriterQueue::runSafely);
      group.forEach(
          unit ->
              unit.done()
                  .completeExceptionally(new DatabaseFailure("not stored: " + unit.what(), e)));
      return;
    }
    for (Outcome outcome : outcomes) {
      outcome.afterCommit().forEach(WriterQueue::runSafely);
      outcome.unit().done().complete(outcome.value());
    }
  }

  private void perform(Connection connection, Unit unit, List<Outcome> outcomes)
      throws SQLException {
    tx.writes().unit(unit.what());
    tx.takeAfterCommit();
    tx.takeAfterRollback();
    Savepoint savepoint = connection.setSavepoint();
    try {
      Object value = unit.work().in(tx);
      connection.releaseSavepoint(savepoint);
      outcomes.add(new Outcome(unit, value, tx.takeAfterCommit(), tx.takeAfterRollback()));
    } catch (SQLException | RuntimeException e) {
      connection.rollback(savepoint);
      tx.takeAfterRollback().forEach(WriterQueue::runSafely);
      unit.done().completeExceptionally(e);
    }
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("an action after a unit of work failed", e);
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.error("rollback failed", e);
    }
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
    waiting.put(new Unit("close", tx -> last = true, new CompletableFuture<>()));
  }
}
