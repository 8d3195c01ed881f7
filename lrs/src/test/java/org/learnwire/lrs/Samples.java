package org.learnwire.lrs;

import java.time.Instant;
import java.util.UUID;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/** Statements to store. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Agent ANA = Agent.mbox("ana@example.test").named("Ana López");
  static final Agent BRAM = Agent.account("https://lms.example.test", "17");
  static final Activity SAFETY = Activity.of("https://lms.example.test/course/view.php?id=2");
  static final Activity LEADERSHIP = Activity.of("https://lms.example.test/course/view.php?id=3");

  private Samples() {}

  static StatementBuilder completion(Agent who, Activity what) {
    return of(who, Verbs.COMPLETED, what);
  }

  static StatementBuilder of(Agent who, Verb verb, Activity what) {
    return Statement.builder().actor(who).verb(verb).object(what).timestamp(NOON);
  }

  static StatementBuilder about(Agent who, Verb verb, UUID statement) {
    return Statement.builder().actor(who).verb(verb).object(new StatementRef(statement));
  }

  /** Somebody new each time, about something that is known. */
  static StatementBuilder about(Agent who, Activity what, int number) {
    return of(Agent.account("https://lms.example.test", who.name() + number), Verbs.PASSED, what);
  }
}
