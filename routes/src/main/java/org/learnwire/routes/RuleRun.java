package org.learnwire.routes;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.rules.RuleBook;

/** The decide stage alone: reads the journal behind its checkpoint and hands decisions on. */
public final class RuleRun {
  private final DecideStep step;

  public RuleRun(
      Database database,
      Clock clock,
      People people,
      RuleBook rules,
      Decisions decisions,
      BooleanSupplier stopping) {
    this.step =
        new DecideStep(
            database,
            clock,
            new StatementStore(database, clock),
            people,
            rules,
            decisions,
            Optional.empty(),
            stopping);
  }

  /** Decides on everything in the journal; returns how many decisions are new. */
  public long run() {
    return step.run();
  }
}
