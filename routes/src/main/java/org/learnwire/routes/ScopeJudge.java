package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.Mapped.ToAccount;
import org.learnwire.kit.Mapped.ToEmployee;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.SourceRecord;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.PeopleInScope;
import org.learnwire.people.ScopeRules.Verdict;
import org.learnwire.people.Source;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/**
 * Says of a mapped record whether the policy keeps it out: an HR record by the site and legal
 * entity it names, an account by whom it is matched with, a statement by its actor, and by its
 * object where that is somebody. What is of nobody, such as a course, is kept. Who was erased is
 * out wherever they are named.
 */
final class ScopeJudge {
  private final Clock clock;
  private final Connections connections;
  private final PeopleWriter writer;
  private final @Nullable PeopleInScope people;
  private final ErasedPeople erased;
  private final Anew anew;

  /** Lets a record be stored again although it says what it said when it was stored last. */
  interface Anew {
    void read(Connected connected, String stream, String key);
  }

  /**
   * @param people null where the policy keeps nobody out
   */
  ScopeJudge(
      Clock clock,
      Connections connections,
      PeopleWriter writer,
      @Nullable PeopleInScope people,
      ErasedPeople erased,
      Anew anew) {
    this.anew = anew;
    this.erased = erased;
    this.clock = clock;
    this.connections = connections;
    this.writer = writer;
    this.people = people;
  }

  /** Whether anybody is kept out now: then nothing may be kept unjudged. */
  boolean judges() {
    return people != null || !erased.isNobody();
  }

  boolean keepsUnknown() {
    return erased.isNobody() && (people == null || people.rules().keepsUnknown());
  }

  boolean isOut(MappedRecord record) {
    Connected connected = connections.named(record.source().connection());
    if (erased.concerns(connected, record.mapped())) {
      return true;
    }
    if (people == null) {
      return false;
    }
    if (record.mapped() instanceof ToEmployee to) {
      return isOut(people, connected, record.source(), PeopleWriter.facts(to.employee()));
    }
    return !people.keeps(verdict(people, connected, record.mapped()));
  }

  /** Whoever comes back counts as having left until their record is taken again. */
  private boolean isOut(
      PeopleInScope people, Connected connected, SourceRecord record, EmployeeFacts facts) {
    Source source = writer.employer(connected);
    boolean in = people.keeps(people.rules().of(facts.site(), facts.legalEntity()));
    // Before they are in again: stopped in between, it is done once more.
    if (in && people.wentOut(source, facts.remoteId())) {
      anew.read(connected, record.stream(), record.key());
    }
    return !people.keeps(people.of(source, facts, clock.instant()));
  }

  /** The same of a statement that came otherwise. */
  boolean isOut(Statement statement) {
    return erased.concerns(statement.node())
        || people != null && !people.keeps(verdict(people, statement, clock.instant()));
  }

  /** The same of somebody, now. */
  boolean isOut(Agent agent) {
    return erased.concerns(agent.identifier())
        || people != null && !people.keeps(people.of(agent, clock.instant()));
  }

  boolean isErased(Identifier identifier) {
    return erased.concerns(identifier);
  }

  private Verdict verdict(PeopleInScope people, Connected connected, Mapped mapped) {
    Instant now = clock.instant();
    if (mapped instanceof ToAccount to) {
      return people.of(writer.source(connected), PeopleWriter.facts(to.account()), now);
    }
    return mapped instanceof ToStatement to ? verdict(people, to.statement(), now) : Verdict.IN;
  }

  private static Verdict verdict(PeopleInScope people, Statement statement, Instant now) {
    Instant at = statement.timestamp().orElse(now);
    return Stream.of(statement.actor(), statement.object())
        .flatMap(one -> one instanceof Actor actor ? Stream.of(actor) : Stream.empty())
        .map(actor -> people.of(actor, at))
        .reduce(Verdict.IN, PeopleInScope::worse);
  }
}
