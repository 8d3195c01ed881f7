package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Holds;
import org.learnwire.ledger.IllegalMove;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.NoSuchEntry;
import org.learnwire.rules.Cycle;
import org.learnwire.rules.Cycles;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.RuleBook;

/** The performance cycles, what they hold, and planning it for the next one. */
public final class CycleDesk {
  private final Database database;
  private final Ledger ledger;
  private final Connections connections;
  private final ReviewGuards guards;
  private final Cycles cycles;
  private final RuleBook rules;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * What is held.
   *
   * @param why in words
   * @param next the cycle that it can be planned for; empty: it changes what stands in its cycle,
   *     or there is none
   */
  public record Held(Entry entry, String why, Optional<String> next) {}

  CycleDesk(
      Database database,
      Ledger ledger,
      Connections connections,
      ReviewGuards guards,
      JourneySettings settings,
      RuleBook rules,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.connections = connections;
    this.guards = guards;
    this.cycles = settings.rules().cycles();
    this.rules = rules;
    this.clock = clock;
    this.zone = settings.zone();
  }

  public Cycles cycles() {
    return cycles;
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  /**
   * What is missing in the cycles, and which connections' goals are not sent; one sentence each.
   */
  public List<String> warnings() {
    return warnings(cycles, connections, rules, today());
  }

  static List<String> warnings(
      Cycles cycles, Connections connections, RuleBook rules, LocalDate today) {
    List<String> all = new ArrayList<>(cycles.missing(today));
    rules.rules().stream()
        .filter(rule -> rule.kind() == DecisionKind.ProposeGoal)
        .map(rule -> connections.find(rule.via()))
        .flatMap(Optional::stream)
        .filter(ReviewGuards::refusesGoals)
        .distinct()
        .forEach(each -> all.add(each.name() + ": " + ReviewGuards.wouldCount(each)));
    return all;
  }

  /** What waits for a cycle, in the order of deciding. */
  public List<Held> held() {
    return database.read(
        tx -> {
          List<Held> all = new ArrayList<>();
          for (Entry entry : othersToo(tx)) {
            String why = Holds.ground(tx, entry.id()).orElse("");
            all.add(new Held(entry, why, next(tx, entry).map(Cycle::name)));
          }
          return all;
        });
  }

  /** What is proposed to a person is nobody else's business before they have accepted it. */
  private List<Entry> othersToo(Tx tx) throws SQLException {
    return ledger.holds().held(tx).stream()
        .filter(entry -> entry.asking().filter(asked -> asked != Approver.HR).isEmpty())
        .toList();
  }

  /** The cycle after the one that holds it; empty when it is held by none or cannot move. */
  private Optional<Cycle> next(Tx tx, Entry entry) throws SQLException {
    boolean bySystem =
        connections.find(entry.connection()).filter(ReviewGuards::refusesGoals).isPresent();
    return !ReviewGuards.movable(entry) || bySystem
        ? Optional.empty()
        : guards.cycleOf(tx, entry).flatMap(this::open);
  }

  /** The next cycle that is not frozen itself. */
  private Optional<Cycle> open(Cycle cycle) {
    Optional<Cycle> next = cycles.after(cycle);
    while (next.isPresent() && next.get().isFrozen(today())) {
      next = cycles.after(next.get());
    }
    return next;
  }

  /**
   * Plans for the next cycle.
   *
   * @param which {@code all} that can be, or ids with commas between them
   */
  public Desk.Approved planForNext(String which, String who) {
    List<String> ids =
        which.strip().equals("all")
            ? held().stream()
                .filter(held -> held.next().isPresent())
                .map(held -> held.entry().id().toString())
                .toList()
            : Arrays.stream(which.split(",")).map(String::strip).toList();
    return planForNext(ids, who);
  }

  /** Plans what is held for the next cycle, with its dates; whose yes it needs stays. */
  public Desk.Approved planForNext(List<String> ids, String who) {
    List<String> left = new ArrayList<>();
    int count = 0;
    for (String id : ids) {
      Optional<String> refused = database.write("plan for next", tx -> plan(tx, id, who));
      refused.ifPresent(why -> left.add(id + ": " + why));
      count += refused.isEmpty() ? 1 : 0;
    }
    return new Desk.Approved(count, left);
  }

  private Optional<String> plan(Tx tx, String id, String who) throws SQLException {
    Optional<Entry> found =
        othersToo(tx).stream()
            .filter(each -> id.length() > 5 && each.id().toString().startsWith(id))
            .reduce((one, two) -> null);
    if (found.isEmpty()) {
      return Optional.of("nothing that a cycle holds has this id; ./learnwire plan lists what is");
    }
    Optional<Cycle> next = next(tx, found.get());
    if (next.isEmpty()) {
      return Optional.of(
          ReviewGuards.movable(found.get())
              ? "there is no later cycle for it in cycles.yaml"
              : "it changes what stands in its cycle, and that does not move: decline it, or move"
                  + " the cycle's freeze");
    }
    try {
      UUID entry = found.get().id();
      ledger.holds().planFor(tx, entry, next.get().name(), dates(found.get(), next.get()), who);
      return Optional.empty();
    } catch (IllegalMove | NoSuchEntry e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A due day outside the cycle moves: as long after the window opens as it was after the goal was
   * decided, at the latest the last day.
   */
  private ObjectNode dates(Entry entry, Cycle next) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Optional<LocalDate> due = date(entry.fields().path("dueDate").asText(""));
    if (due.isPresent() && !next.holds(due.get())) {
      LocalDate decided = entry.created().atZone(zone).toLocalDate();
      LocalDate moved =
          next.goalsFrom().plusDays(Math.max(0, ChronoUnit.DAYS.between(decided, due.get())));
      fields.put("dueDate", (moved.isAfter(next.to()) ? next.to() : moved).toString());
    }
    return fields;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
