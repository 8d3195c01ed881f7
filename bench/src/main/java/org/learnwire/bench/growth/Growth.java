package org.learnwire.bench.growth;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.lrs.Asking;
import org.learnwire.bench.lrs.Ingest;
import org.learnwire.bench.lrs.Processes;
import org.learnwire.bench.lrs.Query;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Picks;
import org.learnwire.bench.statements.Statements;

/** Fills the LRS step by step and measures it at each. */
public final class Growth {
  private static final int CONNECTIONS = 8;
  private static final double WARM_UP_SECONDS = 10;

  private final Place place;
  private final LrsServer server;
  private final Statements statements;
  private final Picks picks;
  private final double seconds;

  /**
   * @param launcher the program {@code ./learnwire}
   * @param place a new folder, and an empty database
   * @param seconds for each row of writing, and for each query at most
   */
  public Growth(String launcher, Place place, int port, double seconds)
      throws IOException, InterruptedException {
    this.place = place;
    this.server = new LrsServer(launcher, place, port);
    this.statements = new Statements(new Company(1, 1000), System.currentTimeMillis());
    this.picks = new Picks(statements);
    this.seconds = seconds;
  }

  /**
   * @param size statements that stand in the store when the queries are asked; what ingest adds
   *     comes after them
   * @return the rows of batches
   */
  public List<Row> measure(long size, Report report)
      throws IOException, SQLException, InterruptedException {
    fill(size, report);
    report.say("on disk with " + size + " statements, MB", place.sizeMb());
    double start = server.start();
    try {
      report.say("start-up with " + statements.handedOut() + " statements, seconds", start);
      Processes processes = new Processes(server.pids());
      report.say("of that start, seconds of CPU", processes.serverCpu());
      LrsAddress address = server.address();
      Ingest ingest = new Ingest(address, statements, processes);
      Asking asking = new Asking(address, picks, processes);
      List<Query> all = List.of(Query.values());
      asking.warmUp(all, WARM_UP_SECONDS);
      report.add(asking.run(all, "", seconds));
      report.add(asking.walk(100_000));
      ingest.run("warm-up", CONNECTIONS, Ingest.BATCH, WARM_UP_SECONDS);
      List<Row> batches =
          List.of(
              ingest.run("batches of 50", 1, Ingest.BATCH, seconds),
              ingest.run("batches of 50", CONNECTIONS, Ingest.BATCH, seconds));
      report.add(batches);
      report.add(ingest.run("single posts", CONNECTIONS, 1, seconds));
      Ingest.Writers writers = ingest.writers(CONNECTIONS, Ingest.BATCH);
      List<Row> beside = asking.run(all, " | writers", seconds);
      Row writing = writers.stop("the 8 writers meanwhile, batches of 50");
      report.add(beside);
      report.add(writing);
      report.say("peak memory with " + size + " statements, MB", processes.peakMb());
      return batches;
    } finally {
      server.stop();
    }
  }

  /** What is sent. */
  public Statements statements() {
    return statements;
  }

  private void fill(long size, Report report) throws IOException, InterruptedException {
    server.start();
    try {
      Ingest ingest = new Ingest(server.address(), statements, new Processes(server.pids()));
      long missing = size - statements.handedOut();
      report.add(ingest.fill("fill to " + size, CONNECTIONS, missing));
    } finally {
      server.stop();
    }
  }
}
