package org.learnwire.bench.lrs;

import java.util.ArrayList;
import java.util.List;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Picks;
import org.learnwire.bench.statements.Statements;

/** Sends statements, as many as the LRS acknowledges. */
public final class Ingest {
  /** Statements in a batch. */
  public static final int BATCH = 50;

  private final LrsAddress address;
  private final Statements statements;
  private final Processes processes;

  public Ingest(LrsAddress address, Statements statements, Processes processes) {
    this.address = address;
    this.statements = statements;
    this.processes = processes;
  }

  /**
   * @param size statements per request; 1 sends an object, not an array
   */
  public Row run(String name, int connections, int size, double seconds)
      throws InterruptedException {
    Writers writers = writers(connections, size);
    Thread.sleep((long) (seconds * 1000));
    return writers.stop(name);
  }

  /** Sends until so many more are acknowledged, or an answer is not well. */
  public Row fill(String name, int connections, long statementsMore) throws InterruptedException {
    Writers writers = writers(connections, BATCH);
    while (writers.acknowledged() < statementsMore && writers.isWell()) {
      Thread.sleep(20);
    }
    return writers.stop(name);
  }

  /** Each connection sends a statement and then asks for somebody's: rows for both. */
  public List<Row> mixed(int connections, Picks picks, double seconds) throws InterruptedException {
    List<Tally> posts = tallies(connections);
    List<Tally> reads = tallies(connections);
    int[] turns = new int[connections];
    Measured measured = new Measured(processes);
    Workers workers =
        Workers.start(
            address,
            connections,
            i ->
                connection -> {
                  posts.get(i).count(connection.postStatements(statements.single()), 1);
                  int turn = i + connections * turns[i]++;
                  String path = Query.AGENT.path(address, picks, turn, "");
                  reads.get(i).count(connection.get(path), 1);
                },
            posts::get);
    Thread.sleep((long) (seconds * 1000));
    workers.stop();
    return List.of(
        measured.row("mixed: single posts", connections, sum(posts)),
        measured.row("mixed: reads (agent)", connections, sum(reads)));
  }

  /** Begins to send. */
  public Writers writers(int connections, int size) {
    return new Writers(connections, size);
  }

  /** Connections that send until they are stopped. */
  public final class Writers {
    private final List<Tally> tallies;
    private final Measured measured = new Measured(processes);
    private final Workers workers;

    private Writers(int connections, int size) {
      this.tallies = tallies(connections);
      this.workers = Workers.start(address, connections, i -> step(i, size), tallies::get);
    }

    private Workers.Step step(int worker, int size) {
      Tally tally = tallies.get(worker);
      return connection -> {
        byte[] json = size == 1 ? statements.single() : statements.batch(size);
        tally.count(connection.postStatements(json), size);
      };
    }

    /** About: the workers are still counting. */
    long acknowledged() {
      return tallies.stream().mapToLong(Tally::statements).sum();
    }

    boolean isWell() {
      return tallies.stream().allMatch(tally -> tally.errors().isEmpty());
    }

    public Row stop(String name) throws InterruptedException {
      workers.stop();
      return measured.row(name, tallies.size(), sum(tallies));
    }
  }

  private static List<Tally> tallies(int count) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tallies.add(new Tally());
    }
    return tallies;
  }

  private static Tally sum(List<Tally> tallies) {
    Tally sum = new Tally();
    tallies.forEach(sum::addAll);
    return sum;
  }
}
