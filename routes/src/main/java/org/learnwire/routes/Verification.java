package org.learnwire.routes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.TrialStep;
import org.learnwire.kit.WriteTrial;

/**
 * Tries the writes of one connection in the tenant it leads to. Nothing of ours is changed: it
 * works beside the data folder.
 */
public final class Verification {
  private final JourneySettings settings;
  private final Clock clock;

  public Verification(JourneySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Tries it.
   *
   * @param person the id of a person for tests, in that system
   * @param only how the names of the writes begin that are meant; empty: all that can be tried
   * @param scratch an empty folder
   * @param agreed asked with what would be written; nothing is unless it says yes
   * @param told of each step when it is done
   * @return whether anything was tried
   */
  public boolean run(
      String connection,
      String person,
      String only,
      Path scratch,
      Predicate<List<String>> agreed,
      Consumer<TrialStep> told)
      throws InterruptedException {
    JourneySettings beside = settings.withData(scratch.resolve("data"));
    try (Journey journey = Journey.open(beside, clock, DatabaseOptions.standard())) {
      WriteTrial trial = new WriteTrial(journey.component(), connection, person, clock).only(only);
      List<String> plan = trial.plan();
      if (plan.isEmpty()) {
        throw new UnknownName(
            "connection "
                + connection
                + (only.isEmpty() ? " has no write" : " has no write " + only + "…")
                + " that can be tried: goals, recognition and messages can");
      }
      if (!agreed.test(plan)) {
        return false;
      }
      trial.run(told);
      return true;
    }
  }
}
