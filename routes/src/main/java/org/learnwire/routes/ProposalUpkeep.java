package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Erasure;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.routes.JourneySettings.AskingSettings;
import org.learnwire.rules.PersonState;

/**
 * What time and people do to proposals and drafts, before anything is sent: whoever is the manager
 * now is asked, what nobody answers ends, praise that nobody wants any more is taken back, and what
 * was declined is erased.
 */
final class ProposalUpkeep {
  /** So long what a person declined is kept, for that person alone. */
  static final Period DECLINED = Period.ofDays(30);

  private static final String WHO = "ledger";

  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final Clock clock;
  private final ZoneId zone;
  private final AskingSettings asking;
  private final Whom whom;

  ProposalUpkeep(
      Database database,
      Ledger ledger,
      People people,
      Clock clock,
      ZoneId zone,
      AskingSettings asking) {
    this.database = database;
    this.ledger = ledger;
    this.people = people;
    this.clock = clock;
    this.zone = zone;
    this.asking = asking;
    this.whom = new Whom(ledger, people);
  }

  void run() {
    boolean erased =
        database.write(
            "proposals",
            tx -> {
              ledger.expire(tx, Mode.PROPOSAL, ago(asking.proposals()));
              ledger.expire(tx, Mode.DRAFT, ago(asking.drafts()));
              unwanted(tx);
              for (Entry entry : ledger.standing().askingOthers(tx)) {
                whom.ask(tx, entry.id());
              }
              return erase(tx);
            });
    if (erased) {
      database.wipe();
    }
  }

  private Instant ago(Period period) {
    return clock.instant().atZone(zone).minus(period).toInstant();
  }

  private void unwanted(Tx tx) throws SQLException {
    for (Entry entry : ledger.standing().unsent(tx, "recognition.give")) {
      if (Choices.of(tx, entry.personId()).wantsNoRecognitions()) {
        ledger.cancel(tx, List.of(entry.id()), WHO, "the person wants no recognitions");
      }
    }
  }

  private boolean erase(Tx tx) throws SQLException {
    List<Erasure.Erased> erased = ledger.erase(tx, ago(DECLINED));
    if (erased.isEmpty()) {
      return false;
    }
    Set<String> whose = new HashSet<>();
    erased.forEach(each -> whose.add(each.personId()));
    RuleStates states = new RuleStates();
    states.begin(tx);
    for (String person : whose) {
      String speaking = people.speaking(person);
      PersonState state = states.of(tx, speaking);
      PersonState without = state;
      for (Erasure.Erased each : erased) {
        without = without.without(Facts.goalMove(each.id(), "declined")).forgetting(each.id());
      }
      if (without != state) {
        states.put(tx, speaking, without);
      }
    }
    states.save(tx);
    return true;
  }
}
