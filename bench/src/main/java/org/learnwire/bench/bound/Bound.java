package org.learnwire.bench.bound;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;

/**
 * How many statements per second the database takes when their rows are there already: our tables,
 * indexes and settings, JDBC, and nothing of the store. The database is good for nothing else
 * afterwards: the same texts stand in it again and again.
 */
public final class Bound {
  /** A commit for each batch of one connection, and for what eight have waiting at once. */
  private static final int[] COMMITS = {50, 400};

  /** Statements whose rows are made beforehand and written again and again. */
  public static final int SAMPLE = 20_000;

  private final Database database;
  private final Sample sample;
  private final double seconds;

  /**
   * @param database its fill is what the bound is measured at; it grows meanwhile
   * @param size of the sample, see {@link #SAMPLE}
   * @param seconds that the clock runs for each row, at least
   */
  public Bound(Database database, Statements statements, int size, double seconds)
      throws IOException, SQLException {
    this.database = database;
    this.sample = Sample.of(statements, size);
    this.seconds = seconds;
  }

  /** SQLite has one writer, PostgreSQL is asked with one and with eight; the best is the bound. */
  public List<Row> runAll() throws SQLException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    int most = database.dialect() == Dialect.SQLITE ? 1 : 8;
    for (int connections = 1; connections <= most; connections += 7) {
      for (int commit : COMMITS) {
        rows.add(run(commit, connections));
      }
    }
    return rows;
  }

  /** The best rate, statements per second. */
  public static double best(List<Row> rows) {
    return rows.stream().mapToDouble(Row::perSecond).max().orElse(0);
  }

  /**
   * @param commit statements to a commit
   * @param connections that write side by side; SQLite has one writer
   */
  Row run(int commit, int connections) throws SQLException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<BareWriter> writers = new ArrayList<>();
    try (Connection looking = database.bareConnection()) {
      Target target = new Target(looking);
      for (int i = 0; i < connections; i++) {
        writers.add(new BareWriter(database.bareConnection()));
      }
      write(Round.units(sample, target, commit), writers, threads); // warm-up
      long nanos = 0;
      int rounds = 0;
      for (; nanos < seconds * 1e9; rounds++) {
        List<Round.Unit> units = Round.units(sample, target, commit);
        long began = System.nanoTime();
        write(units, writers, threads);
        nanos += System.nanoTime() - began;
      }
      target.leave(looking);
      return row(commit, connections, nanos / 1e9, rounds);
    } finally {
      threads.shutdown();
      for (BareWriter writer : writers) {
        writer.close();
      }
    }
  }

  /** With three writers, each takes every third unit. */
  private static void write(
      List<Round.Unit> units, List<BareWriter> writers, ExecutorService threads)
      throws SQLException, InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < writers.size(); i++) {
      BareWriter writer = writers.get(i);
      int first = i;
      running.add(
          threads.submit(
              () -> {
                for (int unit = first; unit < units.size(); unit += writers.size()) {
                  writer.write(units.get(unit));
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new SQLException("the bound could not be written", e.getCause());
      }
    }
  }

  private Row row(int commit, int connections, double clock, int rounds) {
    long statements = (long) rounds * sample.size();
    long commits = (statements + commit - 1) / commit;
    double rate = statements / clock;
    double perCommit = 1000 * clock * connections / commits;
    return new Row(
        "bound: bare JDBC, " + commit + " to a commit",
        0,
        connections,
        clock,
        commits,
        statements,
        rate,
        perCommit,
        0,
        0,
        Map.of(),
        0,
        0,
        0,
        0);
  }
}
