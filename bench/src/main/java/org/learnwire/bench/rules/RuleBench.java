package org.learnwire.bench.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;
import org.learnwire.routes.Decisions;
import org.learnwire.routes.RuleRun;
import org.learnwire.rules.Company;
import org.learnwire.rules.Decision;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleFile;
import org.learnwire.rules.Withdrawn;

/** Lets the decide stage catch up with a journal, state, decisions and checkpoint durable. */
public final class RuleBench {
  private final Database database;
  private final RuleBook book;
  private final Entering entering;

  /** What one catching up came to. */
  public record Caught(long events, double seconds, long decisions, long withdrawn, long heapMb) {
    public double perSecond() {
      return events / seconds;
    }
  }

  /**
   * @param rules folder of the library
   * @param days rules were switched on so many days before the end of the year
   */
  public RuleBench(Database database, Path rules, int variants, int days) throws IOException {
    this.database = database;
    List<RuleFile> files = Library.read(rules, variants);
    Company company = new Company(ZoneOffset.UTC, List.of("en", "de"));
    RuleBook read = RuleBook.load(files, Year.map(), company, Map.of());
    LocalDate since = Year.FIRST_DAY.plusDays(365L - days);
    Map<String, Instant> moments = new HashMap<>();
    read.rules()
        .forEach(rule -> moments.put(rule.name(), since.atStartOfDay(ZoneOffset.UTC).toInstant()));
    this.book = read.activeFrom(moments);
    this.entering = new Entering(new Ledger(database, Clock.systemUTC()));
  }

  public int rules() {
    return book.rules().size();
  }

  /** From where the checkpoint stands to the end of the journal. */
  public Caught catchUp() {
    long from = position("select position from checkpoint where reader = 'rules'");
    long to = position("select max(position) from journal");
    AtomicLong heap = new AtomicLong();
    Thread watch = new Thread(() -> watch(heap), "heap");
    watch.setDaemon(true);
    watch.start();
    entering.decided = 0;
    entering.withdrawn = 0;
    long started = System.nanoTime();
    new RuleRun(database, Clock.systemUTC(), new People(database), book, entering, () -> false)
        .run();
    double seconds = (System.nanoTime() - started) / 1e9;
    watch.interrupt();
    return new Caught(to - from, seconds, entering.decided, entering.withdrawn, heap.get() >> 20);
  }

  /** Forgets what was decided, so that it can be done again. */
  public void rewind() {
    database.write(
        "rewind",
        tx -> {
          tx.update("delete from rule_state");
          Checkpoints.move(tx, "rules", 0);
          return null;
        });
  }

  private static void watch(AtomicLong most) {
    Runtime runtime = Runtime.getRuntime();
    while (!Thread.currentThread().isInterrupted()) {
      most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long position(String sql) {
    return database.read(tx -> tx.one(sql, r -> r.getLong(1)).orElse(0L));
  }

  /** Enters decisions as a server in plan mode does. */
  private static final class Entering implements Decisions {
    private final Ledger ledger;
    private long decided;
    private long withdrawn;

    Entering(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public long taken(Tx tx, List<Decision> decisions) throws SQLException {
      for (Decision each : decisions) {
        String write = each.kind().write();
        ledger.enter(
            tx,
            new NewEntry(
                each.id(),
                each.rule(),
                each.kind().name(),
                each.personId(),
                each.subject(),
                each.occasion(),
                each.via(),
                write,
                WriteClass.NONE,
                each.kind().isAboutGoal()
                    ? "goal/" + each.personId() + "/" + each.subject()
                    : write + "/" + each.id(),
                Mode.PLAN,
                each.fields(),
                each.causes(),
                each.because(),
                "bench"));
      }
      decided += decisions.size();
      return decisions.size();
    }

    @Override
    public void withdrawn(Tx tx, List<Withdrawn> gone) throws SQLException {
      for (Withdrawn each : gone) {
        ledger.overtaken(tx, each.decisionId(), "a later statement shows that it is not needed");
      }
      withdrawn += gone.size();
    }

    @Override
    public void replaced(Tx tx, UUID old, UUID by) throws SQLException {
      ledger.causeReplaced(tx, old, by);
    }
  }
}
