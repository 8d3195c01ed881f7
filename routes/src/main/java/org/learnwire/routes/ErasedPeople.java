package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.Mapped.ToAccount;
import org.learnwire.kit.Mapped.ToEmployee;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.lrs.Redaction;
import org.learnwire.people.People;
import org.learnwire.people.Suppression;
import org.learnwire.xapi.Identifier;

/** Knows those who were erased wherever a source names them. */
final class ErasedPeople {
  private final Suppression list;
  private final People people;
  private final PeopleWriter writer;

  ErasedPeople(Suppression list, People people, PeopleWriter writer) {
    this.list = list;
    this.people = people;
    this.writer = writer;
  }

  boolean isNobody() {
    return list.isEmpty();
  }

  boolean concerns(Connected connected, Mapped mapped) {
    if (list.isEmpty()) {
      return false;
    }
    if (mapped instanceof ToEmployee to) {
      return people.isKeptOut(list, writer.employer(connected), PeopleWriter.facts(to.employee()));
    }
    if (mapped instanceof ToAccount to) {
      return people.isKeptOut(list, writer.source(connected), PeopleWriter.facts(to.account()));
    }
    return mapped instanceof ToStatement to && concerns(to.statement().node());
  }

  /** Anywhere in it: as who did it, as instructor, in a team. */
  boolean concerns(ObjectNode statement) {
    return !list.isEmpty() && Redaction.concerns(statement, list::keepsOut);
  }

  boolean concerns(Identifier identifier) {
    return list.keepsOut(identifier);
  }
}
