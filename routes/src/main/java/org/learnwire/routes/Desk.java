package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.FieldChange;
import org.learnwire.ledger.IllegalMove;
import org.learnwire.ledger.Inverse;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Moved;
import org.learnwire.ledger.NoSuchEntry;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.Settlement;
import org.learnwire.ledger.Stops;
import org.learnwire.ledger.UndoLine;
import org.learnwire.ledger.UndoScope;
import org.learnwire.ledger.Undone;
import org.learnwire.people.People;
import org.learnwire.xapi.Uuids;

/** Where a person looks at the plan and says yes; needs no connection to any system. */
public final class Desk {
  private static final String NO_ID =
      "Without its id nobody can say which goal it is: the steps on it that are decided from now on"
          + " are cancelled. Move that goal by hand.";

  private final Ledger ledger;
  private final People people;
  private final Inverse.Of inverses;

  /**
   * What approving did.
   *
   * @param left one line for each that was not approved, with the reason
   */
  public record Approved(int count, List<String> left) {}

  /** Without connections: nothing can be said of taking back. */
  public Desk(Database database, Clock clock) {
    this.inverses = (connection, write) -> Inverse.none("the connections are not at hand");
    this.ledger = new Ledger(database, clock);
    this.people = new People(database);
  }

  Desk(Ledger ledger, People people, Inverse.Of inverses) {
    this.inverses = inverses;
    this.ledger = ledger;
    this.people = people;
  }

  /** How many questions people have not answered yet: no plan of anybody else's. */
  public long proposed() {
    return ledger.waiting().stream().filter(line -> line.asks() == PlanLine.Asks.PERSON).count();
  }

  /**
   * What waits for HR, or by itself, in an order that does not depend on when it was decided:
   * person by person.
   */
  public List<PlanItem> plan() {
    return ledger.waiting().stream()
        .filter(line -> line.asks() != PlanLine.Asks.PERSON)
        .map(this::item)
        .sorted(
            Comparator.comparing(PlanItem::person)
                .thenComparing(PlanItem::connection)
                .thenComparing(PlanItem::write)
                .thenComparing(PlanItem::id))
        .toList();
  }

  public Approved approveAll(String who) {
    return approved(ledger.approveAll(who), List.of());
  }

  /** Approves all, what a rule decided ({@code rule:NAME}), or ids with commas between them. */
  public Approved approve(String which, String who) {
    String what = which.strip();
    if (what.equals("all")) {
      return approveAll(who);
    }
    return what.startsWith("rule:")
        ? approveRule(what.substring("rule:".length()), who)
        : approve(Arrays.stream(what.split(",")).map(String::strip).toList(), who);
  }

  /** Approves what a rule decided. */
  public Approved approveRule(String rule, String who) {
    List<String> ids =
        ledger.waiting().stream()
            .filter(line -> line.rule().equals(rule) && line.asks() == PlanLine.Asks.APPROVAL)
            .filter(line -> !line.held())
            .map(line -> line.id() + "@" + line.version())
            .toList();
    return ids.isEmpty()
        ? new Approved(0, List.of("nothing that the rule " + rule + " decided waits for approval"))
        : approve(ids, who);
  }

  /**
   * Approves by id; an id may be shortened as long as it is the only one that begins so. With
   * {@code @VERSION} after it, only what was shown is approved: a line that says something else by
   * now is left, with what is different.
   */
  public Approved approve(List<String> ids, String who) {
    Map<UUID, String> known = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    List<PlanLine> waiting = ledger.waiting();
    for (String line : ids) {
      String[] parts = line.strip().split("@", 2);
      Optional<UUID> found = find(waiting, parts[0]);
      found.ifPresent(id -> known.put(id, parts.length > 1 ? parts[1] : ""));
      if (found.isEmpty()) {
        left.add(parts[0] + ": nothing that waits has this id; ./learnwire plan lists what does");
      }
    }
    return approved(ledger.approve(known, who), left);
  }

  /** A person says whose value stands after a conflict. */
  public Approved choose(String id, Clash.Choice choice, String who, String why) {
    Optional<UUID> known = find(ledger.waiting(), id);
    if (known.isEmpty()) {
      return new Approved(
          0, List.of(id + ": nothing that waits has this id; ./learnwire plan lists what does"));
    }
    try {
      ledger.conflicts().choose(known.get(), choice, who, why);
      return new Approved(1, List.of());
    } catch (IllegalMove | NoSuchEntry e) {
      return new Approved(0, List.of(e.getMessage()));
    }
  }

  /** What taking these back would do, a line each; changes nothing. */
  public List<UndoItem> undoPlan(UndoScope scope) {
    return ledger.undoing().plan(scope, inverses).stream().map(this::item).toList();
  }

  /** Why what was done stays, where it can not be taken back. */
  public Optional<String> stays(Entry done) {
    return done.isUndo()
        ? Optional.of("it took something back itself")
        : Optional.ofNullable(inverses.of(done.connection(), done.writeName()).whyNot());
  }

  /** Takes them back: approved, and sent like everything. */
  public Approved undo(UndoScope scope, String who, String why) {
    Undone undone = ledger.undoing().undo(scope, inverses, who, why);
    return new Approved(
        undone.entered().size(),
        undone.left().stream().map(line -> line.entry().id() + ": " + line.whyNot()).toList());
  }

  private UndoItem item(UndoLine line) {
    List<String> notes = new ArrayList<>(line.notes());
    if (!line.with().isEmpty()) {
      notes.add(
          line.with().size() == 1
              ? "1 step on it ends with it"
              : line.with().size() + " steps on it end with it");
    }
    List<String> back = new ArrayList<>();
    line.fields()
        .properties()
        .forEach(field -> back.add(field.getKey() + ": " + text(field.getValue())));
    return new UndoItem(
        line.entry().id().toString(),
        people.labelOf(line.entry().personId(), false),
        line.entry().connection(),
        line.entry().writeName(),
        line.writeName(),
        String.join("; ", back),
        line.whyNot(),
        notes);
  }

  /** Holding everything that is not sent, and letting it go on. */
  public Stops stops() {
    return ledger.stops();
  }

  /**
   * Says what became of an entry whose outcome nobody knows.
   *
   * @param remoteId the id of what is there, for a goal that arrived: later progress needs it
   */
  public Approved settle(String id, Settlement found, Optional<String> remoteId, String who) {
    List<PlanLine> waiting = ledger.waiting();
    Optional<UUID> known = find(waiting, id);
    if (known.isEmpty()) {
      return new Approved(
          0, List.of(id + ": nothing that waits has this id; ./learnwire plan lists what does"));
    }
    Optional<String> given = remoteId.map(String::strip).filter(text -> !text.isEmpty());
    try {
      Entry entry = ledger.settle(known.get(), found, given.orElse(null), who).entry();
      boolean lost =
          found == Settlement.DONE
              && entry.writeName().equals("goal.create")
              && entry.remoteId() == null;
      return new Approved(1, lost ? List.of(NO_ID) : List.of());
    } catch (IllegalMove | NoSuchEntry e) {
      return new Approved(0, List.of(e.getMessage()));
    }
  }

  private static Optional<UUID> find(List<PlanLine> waiting, String id) {
    Optional<UUID> whole = Uuids.parse(id);
    if (whole.isPresent() || id.length() < 6) {
      return whole;
    }
    List<UUID> begins =
        waiting.stream().map(PlanLine::id).filter(u -> u.toString().startsWith(id)).toList();
    return begins.size() == 1 ? Optional.of(begins.get(0)) : Optional.empty();
  }

  private static Approved approved(Moved moved, List<String> unknown) {
    List<String> left = new ArrayList<>(unknown);
    moved.left().forEach((id, why) -> left.add(id + ": " + why));
    return new Approved(moved.moved().size(), left);
  }

  private PlanItem item(PlanLine line) {
    return new PlanItem(
        line.id().toString(),
        people.labelOf(line.personId(), false),
        line.connection(),
        line.writeName(),
        line.changes().stream().map(Desk::change).collect(Collectors.joining("; ")),
        line.because(),
        line.state().word(),
        line.mode().word(),
        line.triedAgain() ? line.message() : null,
        line.keptBack(),
        line.version(),
        line.rule(),
        line.held(),
        line.clashes().stream().map(Desk::clash).toList());
  }

  private static String clash(Clash clash) {
    return clash.isWhole()
        ? "not there any more"
        : "%s: theirs %s, ours %s, sent last %s"
            .formatted(
                clash.field(),
                textOrNothing(clash.theirs()),
                textOrNothing(clash.ours()),
                textOrNothing(clash.lastSent()));
  }

  private static String textOrNothing(@Nullable JsonNode value) {
    return value == null ? "–" : text(value);
  }

  private static String change(FieldChange change) {
    String now = text(change.now());
    JsonNode old = change.old();
    return old == null
        ? change.field() + ": " + now
        : change.field() + ": " + text(old) + " → " + now;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
