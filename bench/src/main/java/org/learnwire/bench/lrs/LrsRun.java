package org.learnwire.bench.lrs;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.learnwire.bench.http.HttpConnection;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.http.Reply;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Picks;
import org.learnwire.bench.statements.Statements;

/** One measurement of one LRS: warm-up, then the parts that are wanted, in their order. */
public final class LrsRun {
  private static final int CONNECTIONS = 8;
  private static final long WALK = 100_000;

  /**
   * What to measure.
   *
   * @param seconds for each row of writing, and for each query at most
   * @param warmUp seconds before the clock
   * @param fill statements sent before queries are asked
   * @param run what ids and timestamps hang on
   * @param pids of the server
   * @param bound statements per second that rates of batches are shares of; 0 when unknown
   */
  public record Plan(
      List<Part> parts,
      double seconds,
      double warmUp,
      long fill,
      int people,
      long seed,
      long run,
      List<Long> pids,
      double bound) {}

  private final LrsAddress address;
  private final Plan plan;
  private final Processes processes;
  private final Statements statements;
  private final Picks picks;
  private final Ingest ingest;
  private final Asking asking;

  public LrsRun(LrsAddress address, Plan plan) {
    this.address = address;
    this.plan = plan;
    this.processes = new Processes(plan.pids());
    this.statements = new Statements(new Company(plan.seed(), plan.people()), plan.run());
    this.picks = new Picks(statements);
    this.ingest = new Ingest(address, statements, processes);
    this.asking = new Asking(address, picks, processes);
  }

  /**
   * @throws IOException when the LRS cannot be reached, or does not let this client in
   */
  public void into(Report report) throws IOException, InterruptedException {
    knock();
    describe(report);
    warmUp();
    if (wants(Part.batches1)) {
      report.add(batches(1));
    }
    if (wants(Part.batches8)) {
      report.add(batches(CONNECTIONS));
    }
    if (wants(Part.singles)) {
      report.add(ingest.run("single posts", CONNECTIONS, 1, plan.seconds()));
    }
    if (wants(Part.mixed)) {
      report.add(ingest.mixed(CONNECTIONS, picks, plan.seconds()));
    }
    ask(report);
    report.say("sent in all", statements.handedOut());
    report.say("server's peak memory, MB", processes.peakMb());
  }

  private void ask(Report report) throws InterruptedException {
    if (!wants(Part.queries) && !wants(Part.walk) && !wants(Part.beside)) {
      return;
    }
    long missing = plan.fill() - statements.handedOut();
    if (missing > 0) {
      report.add(ingest.fill("fill, in batches of 50", CONNECTIONS, missing));
    }
    if (wants(Part.queries)) {
      report.add(asking.run(List.of(Query.values()), "", plan.seconds()));
    }
    if (wants(Part.walk)) {
      report.add(asking.walk(WALK));
    }
    if (wants(Part.beside)) {
      Ingest.Writers writers = ingest.writers(CONNECTIONS, Ingest.BATCH);
      List<Row> rows = asking.run(List.of(Query.values()), " | writers", plan.seconds());
      Row writing = writers.stop("the 8 writers meanwhile, batches of 50");
      report.add(rows);
      report.add(writing);
    }
  }

  private Row batches(int connections) throws InterruptedException {
    Row row = ingest.run("batches of 50", connections, Ingest.BATCH, plan.seconds());
    return plan.bound() == 0 ? row : row.against(plan.bound());
  }

  private boolean wants(Part part) {
    return plan.parts().contains(part);
  }

  private void describe(Report report) {
    report.say("LRS", address + ", xAPI " + address.version());
    report.say("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    report.say("cores", Runtime.getRuntime().availableProcessors());
    report.say("statements", statements.bytesOfOne() + " bytes each, seed " + plan.seed());
    report.say("people", plan.people());
    report.say("seconds per row", plan.seconds());
    report.say("warm-up, seconds", plan.warmUp());
  }

  /** Batches, single posts and queries, whose figures nobody sees. */
  private void warmUp() throws InterruptedException {
    if (plan.warmUp() > 0) {
      ingest.run("warm-up", 2, Ingest.BATCH, plan.warmUp() / 3);
      ingest.run("warm-up", 2, 1, plan.warmUp() / 3);
      asking.warmUp(List.of(Query.values()), plan.warmUp() / 3);
    }
  }

  private void knock() throws IOException {
    try (HttpConnection connection = new HttpConnection(address)) {
      Reply reply = connection.get(address.statements("limit", "1"));
      if (!reply.isWell()) {
        throw new IOException(
            address + " answered " + reply.status() + ": " + new String(reply.body(), "UTF-8"));
      }
    } catch (java.net.ConnectException e) {
      throw new IOException(address + " does not answer; is the LRS started?", e);
    }
  }
}
