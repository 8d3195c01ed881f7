package org.learnwire.routes;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Ledger;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;

/** Finds the person whom an entry asks now: whoever it is today, as the HR system says. */
final class Whom {
  private final Ledger ledger;
  private final People people;

  Whom(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  /** Asks whoever is to be asked now; where there is nobody, HR. */
  void ask(Tx tx, UUID id) throws SQLException {
    Optional<Entry> found = ledger.standing().find(id);
    while (found.isPresent()) {
      Entry entry = found.get();
      Approver asked = entry.asking().orElse(Approver.HR);
      if (asked == Approver.HR) {
        return;
      }
      Optional<String> person = who(entry, asked);
      if (person.isPresent()) {
        ledger.ask(tx, id, person.get(), remark(entry, asked));
        return;
      }
      found = Optional.of(ledger.passOver(tx, id, nobody(asked)));
    }
  }

  private Optional<String> who(Entry entry, Approver asked) {
    return switch (asked) {
      case LEARNER -> Optional.of(people.speaking(entry.personId()));
      case SENDER -> sender(entry);
      case MANAGER, HR -> manager(entry);
    };
  }

  /** Who observed it, while they work here; else the manager. */
  private Optional<String> sender(Entry entry) {
    return Optional.ofNullable(entry.fields().path("giverPersonId").textValue())
        .filter(this::worksHere)
        .map(people::speaking)
        .or(() -> manager(entry));
  }

  private Optional<String> manager(Entry entry) {
    return people.org().managerOf(entry.personId()).filter(this::worksHere).map(people::speaking);
  }

  private boolean worksHere(String person) {
    return people
        .org()
        .statusOf(person)
        .filter(status -> status != EmployeeFacts.Status.INACTIVE)
        .isPresent();
  }

  private static String remark(Entry entry, Approver asked) {
    return entry.asks() == null ? "asks " + asked.label() : "asks " + asked.label() + " of today";
  }

  private static String nobody(Approver asked) {
    return asked == Approver.SENDER
        ? "nobody who observed it works here and nobody leads this person: HR is asked"
        : "nobody leads this person: HR is asked";
  }
}
