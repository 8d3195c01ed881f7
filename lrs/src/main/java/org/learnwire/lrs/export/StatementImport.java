package org.learnwire.lrs.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.xapi.Actor;

/**
 * Stores the statements of a file as history: rules take them as context and never act on them. The
 * authority that a line names stays; who imports vouches for the file. What is there already is
 * passed over, so that an import which was broken off is run again.
 */
public final class StatementImport {
  private static final int UNIT = 500;

  /** Opens the file from its beginning; it may be asked for twice. */
  public interface File {
    InputStream open() throws IOException;
  }

  private final Database database;
  private final StatementStore store;
  private final String source;
  private final Admitted admitted;

  /**
   * @param source label of the statements
   * @param admitted what may be kept at all; the other lines are reported as bad
   */
  public StatementImport(
      Database database, StatementStore store, String source, Admitted admitted) {
    this.database = database;
    this.store = store;
    this.source = source;
    this.admitted = admitted;
  }

  /** Stores the good lines unit by unit; each bad one is reported. */
  public ImportReport run(File file, Consumer<BadLine> bad) throws IOException {
    Tally tally = new Tally(bad);
    try (InputStream in = file.open()) {
      StatementLines lines = new StatementLines(in, admitted, tally::bad);
      List<StatementLines.Line> unit = next(lines);
      while (!unit.isEmpty()) {
        List<StatementLines.Line> some = unit;
        List<StoreResult> results = database.write("import", tx -> stored(tx, some));
        tally.add(some, results);
        unit = next(lines);
      }
    }
    return tally.report();
  }

  /** Stores every line or none: one bad line, and nothing of the file is kept. */
  public ImportReport runWhole(File file, Consumer<BadLine> bad) throws IOException {
    Tally checked = new Tally(bad);
    try (InputStream in = file.open()) {
      StatementLines lines = new StatementLines(in, admitted, checked::bad);
      while (lines.next() != null) {
        // Only read: what is bad is reported.
      }
    }
    if (checked.report().bad() > 0) {
      return checked.report();
    }
    try {
      return database.write("import of a whole file", tx -> whole(tx, file, bad));
    } catch (NotWhole e) {
      return e.report;
    }
  }

  private ImportReport whole(Tx tx, File file, Consumer<BadLine> bad) throws SQLException {
    Tally tally = new Tally(bad);
    try (InputStream in = file.open()) {
      StatementLines lines = new StatementLines(in, admitted, tally::bad);
      List<StatementLines.Line> unit = next(lines);
      while (!unit.isEmpty()) {
        tally.add(unit, stored(tx, unit));
        unit = next(lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be read", e);
    }
    if (tally.report().bad() > 0) {
      throw new NotWhole(tally.report());
    }
    return tally.report();
  }

  private static List<StatementLines.Line> next(StatementLines lines) throws IOException {
    List<StatementLines.Line> unit = new ArrayList<>();
    StatementLines.Line line = lines.next();
    while (line != null) {
      unit.add(line);
      line = unit.size() < UNIT ? lines.next() : null;
    }
    return unit;
  }

  /** In runs of one authority each, so that the order of the file stays. */
  private List<StoreResult> stored(Tx tx, List<StatementLines.Line> unit) throws SQLException {
    List<StoreResult> results = new ArrayList<>();
    int from = 0;
    while (from < unit.size()) {
      Optional<Actor> authority = unit.get(from).statement().authority();
      int to = from + 1;
      while (to < unit.size() && unit.get(to).statement().authority().equals(authority)) {
        to++;
      }
      results.addAll(
          store.storeAll(
              tx,
              unit.subList(from, to).stream().map(StatementLines.Line::statement).toList(),
              Origin.SOURCE,
              options(authority.map(Actor::toJson))));
      from = to;
    }
    return results;
  }

  private StoreOptions options(Optional<ObjectNode> authority) {
    StoreOptions options = StoreOptions.from(source).asHistory(true);
    return authority.map(options::withAuthority).orElse(options);
  }

  /** Takes back what was stored of a file that is not wholly good. */
  private static final class NotWhole extends RuntimeException {
    private final transient ImportReport report;

    NotWhole(ImportReport report) {
      super("a line is in conflict with what is stored");
      this.report = new ImportReport(0, 0, report.bad());
    }
  }

  private static final class Tally {
    private final Consumer<BadLine> reported;
    private long stored;
    private long known;
    private long bad;

    Tally(Consumer<BadLine> reported) {
      this.reported = reported;
    }

    void bad(BadLine line) {
      bad++;
      reported.accept(line);
    }

    void add(List<StatementLines.Line> unit, List<StoreResult> results) {
      for (int i = 0; i < unit.size(); i++) {
        if (results.get(i) instanceof StoreResult.Stored) {
          stored++;
        } else if (results.get(i) instanceof StoreResult.AlreadyThere) {
          known++;
        } else {
          bad(
              new BadLine(
                  unit.get(i).number(),
                  "another statement has the id " + results.get(i).id() + " already"));
        }
      }
    }

    ImportReport report() {
      return new ImportReport(stored, known, bad);
    }
  }
}
