package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.FieldChange;
import org.learnwire.ledger.IllegalMove;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Moved;
import org.learnwire.ledger.NoSuchEntry;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.Settlement;
import org.learnwire.people.People;
import org.learnwire.xapi.Uuids;

/** Where a person looks at the plan and says yes; needs no connection to any system. */
public final class Desk {
  private static final String NO_ID =
      "Without its id nobody can say which goal it is: the steps on it that are decided from now on"
          + " are cancelled. Move that goal by hand.";

  private final Ledger ledger;
  private final People people;

  /**
   * What approving did.
   *
   * @param left one line for each that was not approved, with the reason
   */
  public record Approved(int count, List<String> left) {}

  public Desk(Database database, Clock clock) {
    this.ledger = new Ledger(database, clock);
    this.people = new People(database);
  }

  Desk(Ledger ledger, People people) {
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

  /** Approves by id; an id may be shortened as long as it is the only one that begins so. */
  public Approved approve(List<String> ids, String who) {
    List<UUID> known = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<PlanLine> waiting = ledger.waiting();
    for (String id : ids) {
      Optional<UUID> found = find(waiting, id);
      found.ifPresent(known::add);
      if (found.isEmpty()) {
        left.add(id + ": nothing that waits has this id; ./learnwire plan lists what does");
      }
    }
    return approved(ledger.approve(known, who), left);
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
        line.keptBack());
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
