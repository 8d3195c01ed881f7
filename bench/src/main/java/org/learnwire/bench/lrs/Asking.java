package org.learnwire.bench.lrs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.http.HttpConnection;
import org.learnwire.bench.http.LrsAddress;
import org.learnwire.bench.http.Page;
import org.learnwire.bench.http.Reply;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Picks;

/** Asks on one connection, one question after the other, and follows {@code more}. */
public final class Asking {
  private static final int TURNS = 200;

  private final LrsAddress address;
  private final Picks picks;
  private final Processes processes;

  public Asking(LrsAddress address, Picks picks, Processes processes) {
    this.address = address;
    this.picks = picks;
    this.processes = processes;
  }

  /** Asks all of them again and again: what was just started has to compile first. */
  public void warmUp(List<Query> queries, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      run(queries, "", seconds / queries.size());
    }
  }

  /**
   * Two rows per query: the first page, and the page behind it if the answers have one.
   *
   * @param suffix of the rows' names
   * @param seconds for each query at most
   */
  public List<Row> run(List<Query> queries, String suffix, double seconds) {
    List<Row> rows = new ArrayList<>();
    try (HttpConnection connection = new HttpConnection(address)) {
      String since = middle(connection);
      for (Query query : queries) {
        rows.addAll(ask(connection, query, since, suffix, seconds));
      }
    }
    return rows;
  }

  private List<Row> ask(
      HttpConnection connection, Query query, String since, String suffix, double seconds) {
    Tally first = new Tally();
    Tally behind = new Tally();
    Measured measured = new Measured(processes);
    for (int turn = 0; turn < TURNS && measured.seconds() < seconds; turn++) {
      String more = page(connection, query.path(address, picks, turn, since), first);
      if (more != null) {
        page(connection, address.pathOf(more), behind);
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.add(measured.row(query.title() + suffix, 1, first));
    if (behind.latencies().size() > 0 || !behind.errors().isEmpty()) {
      rows.add(measured.row(query.title() + ", more" + suffix, 1, behind));
    }
    return rows;
  }

  /**
   * Reads page after page of the most common verb, to the end or for so many statements: rows for
   * the first tenth of the pages and for the last.
   */
  public List<Row> walk(long most) {
    List<Tally> pages = new ArrayList<>();
    Measured measured = new Measured(processes);
    try (HttpConnection connection = new HttpConnection(address)) {
      String path = address.statements("verb", picks.commonVerb(), "limit", Query.LIMIT);
      for (long read = 0; path != null && read < most; ) {
        Tally page = new Tally();
        String more = page(connection, path, page);
        path = more == null ? null : address.pathOf(more);
        read += page.statements();
        pages.add(page);
      }
    }
    int tenth = Math.max(1, pages.size() / 10);
    String of = " of " + pages.size() + " pages";
    return List.of(
        measured.row("walk by more: first " + tenth + of, 1, sum(pages.subList(0, tenth))),
        measured.row(
            "walk by more: last " + tenth + of,
            1,
            sum(pages.subList(pages.size() - tenth, pages.size()))));
  }

  private static Tally sum(List<Tally> tallies) {
    Tally sum = new Tally();
    tallies.forEach(sum::addAll);
    return sum;
  }

  private static @Nullable String page(HttpConnection connection, String path, Tally tally) {
    try {
      Reply reply = connection.get(path);
      Page page = reply.isWell() ? Page.of(reply.body()) : new Page(0, null, null);
      tally.count(reply, page.statements());
      return page.more();
    } catch (IOException e) {
      tally.lost(e);
      return null;
    }
  }

  /** The instant in the middle between the first and the last that the LRS stored. */
  private String middle(HttpConnection connection) {
    Instant oldest = stored(connection, "true");
    Instant newest = stored(connection, "false");
    return oldest.plus(Duration.between(oldest, newest).dividedBy(2)).toString();
  }

  private Instant stored(HttpConnection connection, String ascending) {
    try {
      Reply reply = connection.get(address.statements("limit", "1", "ascending", ascending));
      String stored = reply.isWell() ? Page.of(reply.body()).stored() : null;
      return stored == null ? Instant.EPOCH : Instant.parse(stored);
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
