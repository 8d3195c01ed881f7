package org.learnwire.bench.rules;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
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
  private static final String REACHED = "select position from checkpoint where reader = 'rules'";

  private final Database database;
  private final RuleBook book;
  private final Entering entering;
  private final LocalDate since;

  /**
   * Events that were taken.
   *
   * @param cpu seconds of CPU of this process, its garbage collection and compilers included
   */
  public record Part(long events, double seconds, double cpu) {
    public double perSecond() {
      return events / seconds;
    }
  }

  /**
   * What one catching up came to.
   *
   * @param deciding the part of it since the rules were switched on
   * @param heapMb most heap in use, with what was not collected yet
   * @param liveMb most that a collection left
   */
  public record Caught(
      Part whole, Part deciding, long decisions, long withdrawn, long heapMb, long liveMb) {}

  /** A place in the journal and when it was reached. */
  private record Mark(long position, long nanos, long cpu) {
    static Mark at(long position) {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Mark(position, System.nanoTime(), system.getProcessCpuTime());
    }

    Part to(Mark end) {
      return new Part(end.position - position, (end.nanos - nanos) / 1e9, (end.cpu - cpu) / 1e9);
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
    this.since = Year.FIRST_DAY.plusDays(365L - days);
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
    long switched =
        position("select position from journal where kind = 'Tick' and subject = '" + since + "'");
    entering.decided = 0;
    entering.withdrawn = 0;
    AtomicReference<Mark> deciding = new AtomicReference<>();
    try (Heap heap = new Heap()) {
      Mark began = Mark.at(position(REACHED));
      BooleanSupplier passing =
          () -> {
            long at = deciding.get() == null ? position(REACHED) : 0;
            if (at >= switched && deciding.get() == null) {
              deciding.set(Mark.at(at));
            }
            return false;
          };
      People people = new People(database);
      new RuleRun(database, Clock.systemUTC(), people, book, entering, passing).run();
      Mark ended = Mark.at(position(REACHED));
      return new Caught(
          began.to(ended),
          deciding.get().to(ended),
          entering.decided,
          entering.withdrawn,
          heap.mostMb(),
          heap.mostLiveMb());
    }
  }

  /** Events per second when only the database works, on as many events of the last days. */
  public double floor(long events) {
    return new Floor(database).perSecond(position(REACHED) - events, events);
  }

  /** Forgets what was decided, so that it can be done again. */
  public void rewind() {
    database.write(
        "rewind",
        tx -> {
          for (String table : List.of("rule_state", "entry_cause", "entry_step", "entry")) {
            tx.update("delete from " + table);
          }
          Checkpoints.move(tx, "rules", 0);
          return null;
        });
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
      ledger.enter(tx, decisions.stream().map(Entering::entry).toList());
      decided += decisions.size();
      return decisions.size();
    }

    private static NewEntry entry(Decision decision) {
      String write = decision.kind().write();
      return new NewEntry(
          decision.id(),
          decision.rule(),
          decision.kind().name(),
          decision.personId(),
          decision.subject(),
          decision.occasion(),
          decision.via(),
          write,
          WriteClass.NONE,
          decision.kind().isAboutGoal()
              ? "goal/" + decision.personId() + "/" + decision.subject()
              : write + "/" + decision.id(),
          Mode.PLAN,
          decision.fields(),
          decision.causes(),
          decision.because(),
          "bench",
          List.of(Approver.HR));
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
