package org.learnwire.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The one database of a data folder, SQLite within it or PostgreSQL beside it: one writer, many
 * readers.
 */
public final class Database implements AutoCloseable {
  private static final DatabaseOptions LOOKING = new DatabaseOptions(1, 1, (unit, number) -> {});

  private final Engine engine;
  private final JournalClock clock;
  private final @Nullable FolderLock lock;
  private final @Nullable WriterQueue writer;
  private final @Nullable WritingConnection writing;
  private final Readers readers;

  private Database(
      Engine engine,
      JournalClock clock,
      @Nullable FolderLock lock,
      @Nullable WritingConnection writing,
      DatabaseOptions options) {
    this.engine = engine;
    this.clock = clock;
    this.lock = lock;
    this.writing = writing;
    this.writer =
        writing == null
            ? null
            : new WriterQueue(new GroupCommit(writing, clock), options.groupSize());
    this.readers = new Readers(engine, clock, options.readers());
  }

  /** Opens a data folder for this process alone and brings its tables up to date. */
  public static Database open(Path folder, DatabaseOptions options) {
    return open(folder, new SqliteEngine(folder), options);
  }

  /**
   * Opens a PostgreSQL database and brings its tables up to date. The folder keeps the other files,
   * and its lock: a second process on the same database has a folder of its own.
   */
  public static Database open(Path folder, PostgresTarget target, DatabaseOptions options) {
    return open(folder, new PostgresEngine(target), options);
  }

  private static Database open(Path folder, Engine engine, DatabaseOptions options) {
    FolderLock lock = FolderLock.take(folder);
    try {
      engine.migrate();
      JournalClock clock = new JournalClock();
      WritingConnection writing = new WritingConnection(engine, options.listener(), clock);
      return new Database(engine, clock, lock, writing, options);
    } catch (DatabaseFailure e) {
      lock.close();
      throw e;
    } catch (FlywayException e) {
      lock.close();
      throw UnusableDatabase.in(engine.place(), e);
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw new DatabaseFailure("cannot open the database in " + engine.place(), e);
    }
  }

  /**
   * Opens a data folder for looking only, also while another process writes to it.
   *
   * @throws DatabaseFailure when there is no database yet
   */
  public static Database openReadOnly(Path folder) {
    if (!existsIn(folder)) {
      throw new DatabaseFailure("there is no database in " + folder, null);
    }
    return new Database(new SqliteEngine(folder), new JournalClock(), null, null, LOOKING);
  }

  /** True when the folder already holds a database. */
  public static boolean existsIn(Path folder) {
    return Files.exists(folder.resolve(SqliteEngine.FILE));
  }

  /** Opens a PostgreSQL database for looking only. */
  static Database openReadOnly(PostgresTarget target) {
    PostgresEngine engine = new PostgresEngine(target);
    engine.checkReachable();
    return new Database(engine, new JournalClock(), null, null, LOOKING);
  }

  /**
   * Writes all rows as they are at one moment into a new SQLite file, while others write.
   *
   * @throws DatabaseFailure when the file is there already
   */
  public void backup(Path file) {
    Backup.take(this, file);
  }

  /**
   * A connection for writing that goes round the writer, as the writer's own is made: only for
   * measuring what the database could take while nobody else writes.
   */
  public Connection bareConnection() throws SQLException {
    return engine.connect();
  }

  /**
   * Sees to it that what was deleted or written over does not lie about in the file of a database
   * of our own any more; not to be called within a unit of work. A server does that by itself, in
   * its own time.
   */
  public void wipe() {
    try {
      engine.wipe();
    } catch (SQLException e) {
      throw new DatabaseFailure("deleted rows could not be wiped", e);
    }
  }

  public Dialect dialect() {
    return engine.dialect();
  }

  /**
   * Runs work that changes rows, whole or not at all; returns when it is durable. Within another
   * unit of work it joins that one. Where the database asks for it the work is run again, so it
   * keeps nothing outside the database but by {@link Tx#afterCommit}.
   */
  public <T> T write(String what, Work<T> work) {
    return answered(what, Pending.alone(what, work));
  }

  /**
   * As {@link #write}, in the writer's line when this returns: what one thread begins is written in
   * that order. Not to be called within a unit of work.
   *
   * @return waits for it, and returns or throws what {@code write} does
   */
  public <T> Supplier<T> begin(String what, Work<T> work) {
    CompletableFuture<@Nullable Object> done = submitted(Pending.alone(what, work));
    return () -> answer(what, done);
  }

  /** A way of writing for items that many callers bring at once: see {@link GroupWork}. */
  public <I, O> GroupedWrite<I, O> grouped(String what, GroupWork<I, O> work) {
    return new GroupedWrite<>(this, what, work);
  }

  <I, O> O write(String what, GroupWork<I, O> work, I item) {
    return answered(what, Pending.of(what, work, item));
  }

  @SuppressWarnings("unchecked") // the work that was handed in made the value
  private <T> T answered(String what, Pending pending) {
    if (writer == null || !writer.onWriterThread()) {
      return answer(what, submitted(pending));
    }
    try {
      return (T) pending.joined(writer.tx());
    } catch (SQLException e) {
      throw new DatabaseFailure(what, e);
    }
  }

  private CompletableFuture<@Nullable Object> submitted(Pending pending) {
    if (writer == null) {
      throw new DatabaseFailure(
          "this database was opened for looking only: " + pending.what(), null);
    }
    try {
      return writer.submit(pending);
    } catch (InterruptedException e) {
      throw interrupted(pending.what(), e);
    }
  }

  @SuppressWarnings("unchecked") // the work that was handed in made the value
  private static <T> T answer(String what, CompletableFuture<@Nullable Object> done) {
    try {
      return (T) done.get();
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    } catch (ExecutionException e) {
      throw rethrown(what, e.getCause());
    }
  }

  private static DatabaseFailure interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DatabaseFailure("interrupted: " + what, e);
  }

  /** Runs work that only looks, on what is committed; within a unit of work, on what it sees. */
  public <T> T read(Work<T> work) {
    try {
      if (writer != null && writer.onWriterThread()) {
        return work.in(writer.tx());
      }
      return readers.read(work);
    } catch (SQLException e) {
      throw new DatabaseFailure("reading failed", e);
    }
  }

  /**
   * A true watermark: whatever was or will be stored at or before this instant, by any process, can
   * be read from now on.
   */
  public Instant consistentThrough(Clock now) {
    return engine.consistentThrough(clock, now.instant());
  }

  /** How many items wait for the writer. */
  int waiting() {
    return writer == null ? 0 : writer.size();
  }

  private static RuntimeException rethrown(String what, Throwable cause) {
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    return new DatabaseFailure(what, cause);
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
        writing.close();
      }
      readers.close();
      engine.close();
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
