package org.learnwire.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections for reading, side by side with the writer; each read sees one state throughout. */
final class Readers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

  private final Engine engine;
  private final JournalClock clock;
  private final HikariDataSource pool;
  private final ThreadLocal<@Nullable Tx> reading = new ThreadLocal<>();
  private final Map<Connection, Prepared> prepared = new ConcurrentHashMap<>();

  Readers(Engine engine, JournalClock clock, int size) {
    this.engine = engine;
    this.clock = clock;
    HikariConfig config = engine.reading();
    config.setPoolName("database-readers");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    this.pool = new HikariDataSource(config);
  }

  <T> T read(Work<T> work) throws SQLException {
    Tx open = reading.get();
    if (open != null) {
      return work.in(open);
    }
    try (Connection connection = pool.getConnection()) {
      Tx tx = tx(connection);
      try {
        return read(tx, work);
      } catch (SQLException e) {
        if (!engine.isLost(e)) {
          throw e;
        }
        pool.evictConnection(connection);
        if (tx.hasRead()) {
          throw e;
        }
        LOG.info("a connection to {} was lost while it waited; reading on another", engine.place());
        // The others that waited were lost with it, as when the server was started anew.
        pool.getHikariPoolMXBean().softEvictConnections();
      }
    }
    try (Connection connection = pool.getConnection()) {
      return read(tx(connection), work);
    }
  }

  private <T> T read(Tx tx, Work<T> work) throws SQLException {
    reading.set(tx);
    try {
      return work.in(tx);
    } finally {
      reading.remove();
      giveBack(tx);
    }
  }

  private Tx tx(Connection lent) throws SQLException {
    WriteCount none = new WriteCount((unit, number) -> refuseWrite());
    return new Tx(prepared(lent), none, engine.dialect(), clock);
  }

  /** Of the connection itself: what is prepared through the pool's goes when it is given back. */
  private Prepared prepared(Connection lent) throws SQLException {
    Connection own = lent.unwrap(Connection.class);
    Prepared known = prepared.get(own);
    if (known != null) {
      return known;
    }
    for (Connection each : prepared.keySet()) {
      if (each.isClosed()) {
        prepared.remove(each);
      }
    }
    Prepared first = new Prepared(own);
    prepared.put(own, first);
    return first;
  }

  private static void giveBack(Tx tx) {
    try {
      tx.connection().rollback();
    } catch (SQLException e) {
      LOG.debug("giving a reading connection back: {}", e.getMessage());
    }
  }

  private static void refuseWrite() {
    throw new IllegalStateException("a read changed rows: use write");
  }

  @Override
  public void close() {
    pool.close();
  }
}
