package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entered;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.people.Wishes;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.rules.Decision;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.RuleBook;

/** Enters decisions in the ledger, in the transaction in which they were taken. */
final class EnterStep implements Processor {
  private static final String NOT_UNASKED =
      "a draft, since the person has not chosen to be recognised without anybody being asked";

  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final Connections connections;
  private final OneGoal oneGoal;
  private final Whom whom;
  private final DemoSettings demo;
  private final List<Approver> usual;
  private final Map<String, List<Approver>> byRule = new HashMap<>();

  EnterStep(
      Database database,
      Ledger ledger,
      People people,
      Connections connections,
      JourneySettings settings,
      RuleBook rules) {
    this.database = database;
    this.ledger = ledger;
    this.people = people;
    this.connections = connections;
    this.oneGoal = new OneGoal(connections);
    this.whom = new Whom(ledger, people);
    this.demo = settings.demo();
    this.usual = settings.rules().asking().approve();
    for (RuleBook.Summary rule : rules.rules()) {
      byRule.put(
          rule.name(),
          rule.approve().stream()
              .map(word -> Approver.valueOf(word.toUpperCase(Locale.ROOT)))
              .toList());
    }
  }

  @Override
  public void process(Exchange exchange) {
    List<?> decisions = exchange.getMessage().getBody(List.class);
    long entered = database.write("enter decisions", tx -> enter(tx, decisions));
    exchange.getMessage().setBody(entered);
  }

  private long enter(Tx tx, List<?> decisions) throws SQLException {
    List<NewEntry> entries = new ArrayList<>(decisions.size());
    Set<UUID> becomeDrafts = new HashSet<>();
    for (Object each : decisions) {
      Decision decision = (Decision) each;
      boolean praise = decision.kind() == DecisionKind.GrantRecognition;
      // Praise follows what the person chose by now, whenever it was decided.
      Wishes wishes = praise ? Choices.of(tx, decision.personId()) : Wishes.NONE;
      if (!wishes.wantsNoRecognitions() && !decidedAsAnother(tx, decision)) {
        boolean unasked = decision.mode() == org.learnwire.rules.Mode.DIRECT;
        boolean becomesDraft = praise && unasked && !wishes.takesRecognitionsUnasked();
        if (becomesDraft) {
          becomeDrafts.add(decision.id());
        }
        entries.add(entry(decision, becomesDraft));
      }
    }
    return enter(tx, entries, becomeDrafts);
  }

  private long enter(Tx tx, List<NewEntry> entries, Set<UUID> becomeDrafts) throws SQLException {
    List<Entered> entered = ledger.enter(tx, entries);
    long count = 0;
    for (int i = 0; i < entries.size(); i++) {
      NewEntry entry = entries.get(i);
      if (entered.get(i).isNew()) {
        count++;
        if (becomeDrafts.contains(entry.id())) {
          ledger.remark(tx, entry.id(), entry.rule(), NOT_UNASKED);
        }
      }
      boolean goes = !entered.get(i).isNew() || !standsElsewhere(tx, entry);
      if (goes && entered.get(i).state() == EntryState.PROPOSED) {
        whom.ask(tx, entry.id());
      }
    }
    return count;
  }

  /** A goal that stands in another system, or that somebody made, is listed and not made. */
  private boolean standsElsewhere(Tx tx, NewEntry entry) throws SQLException {
    if (!entry.writeName().equals(ReviewGuards.GOAL_CREATE)) {
      return false;
    }
    Optional<String> why = oneGoal.against(tx, entry, people.idsOf(entry.personId()));
    if (why.isPresent()) {
      ledger.cancel(tx, List.of(entry.id()), entry.rule(), why.get());
    }
    return why.isPresent();
  }

  /** The same occasion was decided while this person was two: once is enough. */
  private boolean decidedAsAnother(Tx tx, Decision decision) throws SQLException {
    for (String id : people.idsOf(decision.personId())) {
      if (!id.equals(decision.personId())
          && tx.one(
                  "select 1 from entry where person_id = ? and rule = ? and subject = ?"
                      + " and occasion = ? limit 1",
                  r -> true,
                  id,
                  decision.rule(),
                  decision.subject(),
                  decision.occasion())
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private NewEntry entry(Decision decision, boolean asDraft) {
    Connected connected = connections.named(decision.via());
    Mode mode = asDraft ? Mode.DRAFT : mode(decision, connected);
    WriteSpec write = connected.write(connected.carries(decision.kind()));
    return new NewEntry(
        decision.id(),
        decision.rule(),
        decision.kind().name(),
        decision.personId(),
        decision.subject(),
        decision.occasion(),
        connected.name(),
        write.name(),
        WriteClass.of(write.writeClass().word()),
        target(decision, write.name()),
        mode,
        withPoints(decision.fields(), connected.connection().points(write)),
        decision.causes(),
        decision.because(),
        externalRef(decision.id()),
        approvers(decision, mode, connected));
  }

  /** What the target gives by its settings, unless somebody's route has said it already. */
  private static ObjectNode withPoints(ObjectNode fields, double points) {
    if (points == 0 || fields.has("points")) {
      return fields;
    }
    ObjectNode more = fields.deepCopy();
    return points == Math.rint(points)
        ? more.put("points", (long) points)
        : more.put("points", points);
  }

  /** HR's yes is the plan of the connection: where there is a plan, it is always asked. */
  private List<Approver> approvers(Decision decision, Mode mode, Connected connected) {
    List<Approver> ofRule = byRule.getOrDefault(decision.rule(), List.of());
    List<Approver> all =
        new ArrayList<>(
            switch (mode) {
              case PROPOSAL -> ofRule.isEmpty() ? usual : ofRule;
              case DRAFT -> List.of(Approver.SENDER);
              case PLAN, AUTO -> List.<Approver>of();
            });
    if (connected.settings().writes() == WriteMode.PLAN && !all.contains(Approver.HR)) {
      all.add(Approver.HR);
    }
    return all;
  }

  /** Order is kept per target: everything about one person's goal on a path is one target. */
  private static String target(Decision decision, String write) {
    return write.startsWith("goal.")
        ? "goal/" + decision.personId() + "/" + decision.subject()
        : write + "/" + decision.id();
  }

  private static Mode mode(Decision decision, Connected connected) {
    return switch (decision.mode()) {
      case PROPOSAL -> Mode.PROPOSAL;
      case DRAFT -> Mode.DRAFT;
      case DIRECT -> connected.settings().writes() == WriteMode.AUTO ? Mode.AUTO : Mode.PLAN;
    };
  }

  /** Short enough for a line that a person reads in the goal's description. */
  static String externalRef(UUID decision) {
    return "lw-" + decision.toString().replace("-", "").substring(0, 12);
  }

  /** What the demo's configuration shortens: a person's yes to proposals and drafts; never HR's. */
  void shorten() {
    if (!demo.acceptProposals() && !demo.sendDrafts()) {
      return;
    }
    database.write(
        "the demo's yes",
        tx -> {
          for (Entry entry : ledger.standing().proposed(tx)) {
            boolean meant =
                entry.mode() == Mode.PROPOSAL ? demo.acceptProposals() : demo.sendDrafts();
            if (meant) {
              sayYes(tx, entry);
            }
          }
          return null;
        });
  }

  private void sayYes(Tx tx, Entry proposed) throws SQLException {
    Entry entry = proposed;
    while (entry.asking().filter(asked -> asked != Approver.HR).isPresent()) {
      Approver asked = entry.asking().get();
      entry = ledger.accept(tx, entry.id(), asked, Json.object("{}"), "the demo's configuration");
    }
  }
}
