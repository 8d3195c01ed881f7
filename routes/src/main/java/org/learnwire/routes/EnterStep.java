package org.learnwire.routes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.rules.Decision;

/** Enters decisions in the ledger, in the transaction in which they were taken. */
final class EnterStep implements Processor {
  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final Connections connections;
  private final DemoSettings demo;

  EnterStep(
      Database database, Ledger ledger, People people, Connections connections, DemoSettings demo) {
    this.database = database;
    this.ledger = ledger;
    this.people = people;
    this.connections = connections;
    this.demo = demo;
  }

  @Override
  public void process(Exchange exchange) {
    List<?> decisions = exchange.getMessage().getBody(List.class);
    long entered =
        database.write(
            "enter decisions",
            tx -> {
              long count = 0;
              for (Object each : decisions) {
                Decision decision = (Decision) each;
                if (!decidedAsAnother(tx, decision) && ledger.enter(tx, entry(decision)).isNew()) {
                  count++;
                }
              }
              return count;
            });
    exchange.getMessage().setBody(entered);
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

  private NewEntry entry(Decision decision) {
    Connected connected = connections.named(decision.via());
    WriteSpec write = connected.write(decision.kind().write());
    return new NewEntry(
        decision.id(),
        decision.rule(),
        decision.kind().name(),
        decision.personId(),
        decision.subject(),
        decision.occasion(),
        connected.name(),
        decision.kind().write(),
        WriteClass.of(write.writeClass().word()),
        target(decision),
        mode(decision, connected),
        decision.fields(),
        decision.causes(),
        decision.because(),
        externalRef(decision.id()));
  }

  /** Order is kept per target: everything about one person's goal on a path is one target. */
  private static String target(Decision decision) {
    return decision.kind().isAboutGoal()
        ? "goal/" + decision.personId() + "/" + decision.subject()
        : decision.kind().write() + "/" + decision.id();
  }

  private static org.learnwire.ledger.Mode mode(Decision decision, Connected connected) {
    return switch (decision.mode()) {
      case PROPOSAL -> org.learnwire.ledger.Mode.PROPOSAL;
      case DRAFT -> org.learnwire.ledger.Mode.DRAFT;
      case DIRECT ->
          connected.settings().writes() == WriteMode.AUTO
              ? org.learnwire.ledger.Mode.AUTO
              : org.learnwire.ledger.Mode.PLAN;
    };
  }

  /** Short enough for a line that a person reads in the goal's description. */
  static String externalRef(UUID decision) {
    return "lw-" + decision.toString().replace("-", "").substring(0, 12);
  }

  /** What the demo's configuration shortens: a person's yes to proposals and drafts. */
  void shorten() {
    List<UUID> yes = new ArrayList<>();
    for (var line : ledger.waiting()) {
      boolean proposal = line.mode() == org.learnwire.ledger.Mode.PROPOSAL;
      boolean draft = line.mode() == org.learnwire.ledger.Mode.DRAFT;
      boolean shortened = (proposal && demo.acceptProposals()) || (draft && demo.sendDrafts());
      if (shortened && connections.named(line.connection()).settings().writes() == WriteMode.AUTO) {
        yes.add(line.id());
      }
    }
    if (!yes.isEmpty()) {
      ledger.approve(yes, "the demo's configuration");
    }
  }
}
