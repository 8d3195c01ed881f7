package org.learnwire.database;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection: opened again after it was lost, for the writer's thread alone. */
final class WritingConnection {
  private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);

  private final Engine engine;
  private final WriteListener listener;
  private final JournalClock clock;
  private Tx tx;
  private boolean lost;
  private boolean committing;

  WritingConnection(Engine engine, WriteListener listener, JournalClock clock) throws SQLException {
    this.engine = engine;
    this.listener = listener;
    this.clock = clock;
    this.tx = open();
  }

  private Tx open() throws SQLException {
    return new Tx(
        new Prepared(engine.connect()), new WriteCount(listener), engine.dialect(), clock);
  }

  Tx tx() {
    return tx;
  }

  void ready() throws SQLException {
    committing = false;
    if (lost) {
      tx = open();
      lost = false;
      LOG.info("the connection to {} is open again", engine.place());
    }
  }

  void commit() throws SQLException {
    committing = true;
    tx.connection().commit();
    engine.committed();
  }

  void rollback() {
    if (lost) {
      return;
    }
    try {
      tx.connection().rollback();
    } catch (SQLException e) {
      lost = engine.isLost(e);
      LOG.error("rollback failed: {}", e.getMessage());
    }
  }

  /** True when not the unit failed but the database could not go on with the whole group. */
  boolean concernsAll(Throwable failure) {
    SQLException cause = sqlCause(failure);
    return cause != null && (engine.asksAgain(cause) || engine.isLost(cause));
  }

  /** What was lost in mid-commit may be stored: only its sender can know whether to try again. */
  boolean mayTryAgain(Throwable failure, int tries) {
    SQLException cause = sqlCause(failure);
    if (cause == null) {
      return false;
    }
    if (engine.isLost(cause)) {
      drop();
      return !committing && tries == 1;
    }
    if (engine.asksAgain(cause)) {
      long most = 5_000_000L << tries;
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
      return true;
    }
    return false;
  }

  DatabaseFailure failure(String what, Throwable cause) {
    if (!lost) {
      return new DatabaseFailure("not stored: " + what, cause);
    }
    String outcome =
        committing
            ? " while it was committing: it may be stored or not, sending the same again is safe: "
            : ", not stored: ";
    return new DatabaseFailure(
        "the connection to " + engine.place() + " was lost" + outcome + what, cause);
  }

  private void drop() {
    lost = true;
    close();
  }

  void close() {
    try {
      tx.connection().close();
    } catch (SQLException e) {
      LOG.debug("closing the writing connection: {}", e.getMessage());
    }
  }

  private static @Nullable SQLException sqlCause(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
