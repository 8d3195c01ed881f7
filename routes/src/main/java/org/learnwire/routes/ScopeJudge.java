package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.Mapped.ToAccount;
import org.learnwire.kit.Mapped.ToEmployee;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.kit.MappedRecord;
import org.learnwire.people.PeopleInScope;
import org.learnwire.people.ScopeRules.Verdict;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/**
 * Says of a mapped record whether the policy keeps it out: an HR record by the site and legal
 * entity it names, an account by whom it is matched with, a statement by its actor, and by its
 * object where that is somebody. What is of nobody, such as a course, is kept.
 */
final class ScopeJudge {
  private final Clock clock;
  private final Connections connections;
  private final PeopleWriter writer;
  private final PeopleInScope people;

  ScopeJudge(Clock clock, Connections connections, PeopleWriter writer, PeopleInScope people) {
    this.clock = clock;
    this.connections = connections;
    this.writer = writer;
    this.people = people;
  }

  boolean keepsUnknown() {
    return people.rules().keepsUnknown();
  }

  boolean isOut(MappedRecord record) {
    Connected connected = connections.named(record.source().connection());
    return !people.keeps(verdict(connected, record.mapped()));
  }

  /** The same of a statement that came otherwise. */
  boolean isOut(Statement statement) {
    return !people.keeps(verdict(statement, clock.instant()));
  }

  /** The same of somebody, now. */
  boolean isOut(Agent agent) {
    return !people.keeps(people.of(agent, clock.instant()));
  }

  private Verdict verdict(Connected connected, Mapped mapped) {
    Instant now = clock.instant();
    if (mapped instanceof ToEmployee to) {
      return people.of(writer.employer(connected), PeopleWriter.facts(to.employee()), now);
    }
    if (mapped instanceof ToAccount to) {
      return people.of(writer.source(connected), PeopleWriter.facts(to.account()), now);
    }
    return mapped instanceof ToStatement to ? verdict(statement(to), now) : Verdict.IN;
  }

  /** The mapping step has found that it is one. */
  private static Statement statement(ToStatement to) {
    return Statement.trusted(to.statement(), XapiVersion.V2_0_0);
  }

  private Verdict verdict(Statement statement, Instant now) {
    Instant at = statement.timestamp().orElse(now);
    return Stream.of(statement.actor(), statement.object())
        .flatMap(one -> one instanceof Actor actor ? Stream.of(actor) : Stream.empty())
        .map(actor -> people.of(actor, at))
        .reduce(Verdict.IN, PeopleInScope::worse);
  }
}
