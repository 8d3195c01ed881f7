package org.learnwire.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies pages from SQLite's log into its file while the writer goes on. The writer's own
 * checkpoint, for which everybody waits, then finds only what was written last. SQLite allows this
 * from another connection (https://sqlite.org/wal.html, 2.2); nothing hangs on it: where it does
 * not come to it, the writer does it all.
 */
final class LogDrain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogDrain.class);

  private static final long PAUSE_MILLIS = 20;

  private final DataSource source;
  private final int worthIt;
  private final int writersTurn;
  private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
  private final Object drain = new Object();
  private @Nullable Thread thread; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param worthIt so many pages that are not copied yet are worth a flush of the file
   * @param writersTurn pages in the log at which the writer checkpoints, and begins the log anew
   */
  LogDrain(DataSource source, int worthIt, int writersTurn) {
    this.source = source;
    this.worthIt = worthIt;
    this.writersTurn = writersTurn;
  }

  /** Something was committed; begins to work with the first. */
  void committed() {
    if (news.offer(true)) {
      begin();
    }
  }

  /** Does something to the log while this does nothing. */
  void apart(SqlAction action) throws SQLException {
    synchronized (drain) {
      action.run();
    }
  }

  /** Something that SQL may fail at. */
  @FunctionalInterface
  interface SqlAction {
    void run() throws SQLException;
  }

  private synchronized void begin() {
    if (thread == null && !closed) {
      thread = new Thread(this::run, "database-log");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      while (true) {
        news.take();
        synchronized (drain) {
          drainOnce(statement);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (SQLException e) {
      LOG.warn("the log is copied by the writer alone from now on: {}", e.getMessage());
    }
  }

  /** Copies what is worth it, unless the writer's turn has come. */
  void drainOnce(Statement statement) throws SQLException {
    int log;
    int copied;
    try (ResultSet row = statement.executeQuery("pragma wal_checkpoint = noop")) {
      row.next();
      log = row.getInt(2);
      copied = row.getInt(3);
    }
    if (log < writersTurn && log - copied >= worthIt) {
      statement.execute("pragma wal_checkpoint = passive");
    }
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      running = thread;
    }
    if (running != null) {
      running.interrupt();
      try {
        running.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
