package org.learnwire.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The one database of a data folder: SQLite in WAL mode, synchronous FULL, one writer, many
 * readers.
 */
public final class Database implements AutoCloseable {
  private static final String FILE = "learnwire.db";

  private final @Nullable FolderLock lock;
  private final @Nullable WriterQueue writer;
  private final @Nullable Connection writing;
  private final HikariDataSource readers;
  private final ThreadLocal<@Nullable Tx> reading = new ThreadLocal<>();

  private Database(
      @Nullable FolderLock lock,
      @Nullable WriterQueue writer,
      @Nullable Connection writing,
      HikariDataSource readers) {
    this.lock = lock;
    this.writer = writer;
    this.writing = writing;
    this.readers = readers;
  }

  /** Opens a data folder for this process alone and brings its tables up to date. */
  public static Database open(Path folder, DatabaseOptions options) {
    FolderLock lock = FolderLock.take(folder);
    try {
      Path file = folder.resolve(FILE);
      SQLiteDataSource source = source(file, false);
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/sqlite")
          .loggers("slf4j")
          .load()
          .migrate();
      Connection writing = source.getConnection();
      writing.setAutoCommit(false);
      Tx tx = new Tx(writing, new WriteCount(options.listener()));
      WriterQueue queue = new WriterQueue(tx, options.groupSize());
      return new Database(lock, queue, writing, pool(file, options.readers()));
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw new DatabaseFailure("cannot open the database in " + folder, e);
    }
  }

  /**
   * Opens a data folder for looking only, also while another process writes to it.
   *
   * @throws DatabaseFailure when there is no database yet
   */
  public static Database openReadOnly(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new DatabaseFailure("there is no database in " + folder, null);
    }
    return new Database(null, null, null, pool(file, 1));
  }

  /** True when the folder already holds a database. */
  public static boolean existsIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /** Writes a consistent copy of the database of one folder into another, empty one. */
  public static void snapshot(Path from, Path to) {
    try {
      Files.createDirectories(to);
      try (Connection connection = source(from.resolve(FILE), true).getConnection();
          var statement = connection.prepareStatement("vacuum into ?")) {
        statement.setString(1, to.resolve(FILE).toString());
        statement.execute();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + to, e);
    } catch (SQLException e) {
      throw new DatabaseFailure("cannot copy the database of " + from, e);
    }
  }

  /**
   * Runs work that changes rows, whole or not at all; returns when it is durable. Within another
   * unit of work it joins that one.
   */
  public <T> T write(String what, Work<T> work) {
    if (writer == null) {
      throw new DatabaseFailure("this database was opened for looking only: " + what, null);
    }
    try {
      if (writer.onWriterThread()) {
        return work.in(writer.tx());
      }
      @SuppressWarnings("unchecked")
      T value = (T) writer.submit(what, work).get();
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseFailure("interrupted: " + what, e);
    } catch (ExecutionException e) {
      throw rethrown(what, e.getCause());
    } catch (SQLException e) {
      throw new DatabaseFailure(what, e);
    }
  }

  /** Runs work that only looks, on what is committed; within a unit of work, on what it sees. */
  public <T> T read(Work<T> work) {
    try {
      if (writer != null && writer.onWriterThread()) {
        return work.in(writer.tx());
      }
      Tx open = reading.get();
      return open != null ? work.in(open) : readFresh(work);
    } catch (SQLException e) {
      throw new DatabaseFailure("reading failed", e);
    }
  }

  private <T> T readFresh(Work<T> work) throws SQLException {
    try (Connection connection = readers.getConnection()) {
      Tx tx = new Tx(connection, new WriteCount((unit, number) -> refuseWrite()));
      reading.set(tx);
      try {
        return work.in(tx);
      } finally {
        reading.remove();
        connection.rollback();
        tx.closeStatements();
      }
    }
  }

  private static void refuseWrite() {
    throw new IllegalStateException("a read changed rows: use write");
  }

  private static RuntimeException rethrown(String what, Throwable cause) {
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    return new DatabaseFailure(what, cause);
  }

  private static SQLiteDataSource source(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    config.setBusyTimeout(10_000);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
    if (!readOnly) {
      config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-16000");
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(Path file, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source(file, true));
    config.setPoolName("database-readers");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionInitSql("pragma query_only = on");
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    readers.close();
    try {
      if (writing != null) {
        writing.close();
      }
    } catch (SQLException e) {
      throw new DatabaseFailure("closing the database failed", e);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
