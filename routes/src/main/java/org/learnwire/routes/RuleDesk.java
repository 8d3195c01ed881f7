package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.people.People;
import org.learnwire.rules.Decision;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleExamples;
import org.learnwire.rules.Step;
import org.learnwire.rules.Withdrawn;

/** What rules are in force, and what they would have decided. */
public final class RuleDesk {
  private final Database database;
  private final Clock clock;
  private final RuleBook rules;

  RuleDesk(Database database, Clock clock, RuleBook rules) {
    this.database = database;
    this.clock = clock;
    this.rules = rules;
  }

  /** The rules in force, in the order of their files. */
  public List<RuleBook.Summary> rules() {
    return rules.rules();
  }

  /** Since when a rule decides; empty while it decides nothing. */
  public Optional<Instant> since(String rule) {
    return rules.since(rule);
  }

  /** What rules looked at and could not decide on, by rule and reason. */
  public Map<String, Map<Step.Why, Long>> contextOnly() {
    return RuleCounts.byRule(database);
  }

  /** How many examples stand in their files; all of them hold, or nothing would have started. */
  public int examples() {
    return RuleExamples.count(rules);
  }

  /**
   * What rules would have done.
   *
   * @param decided what still stood at the end, in time
   * @param withdrawn how many were taken back again by what was heard of later
   */
  public record Backtest(List<Line> decided, long withdrawn) {}

  /** One decision that would have been taken; the person by their number, never by name. */
  public record Line(Instant at, String rule, String kind, String person, String because) {}

  /**
   * Reads the whole journal once more with the rules as they are, as if they had been switched on
   * at that moment. It forgets what was decided: only to be called on a copy of the data.
   */
  public Backtest backtest(Instant since) {
    Map<String, Instant> moments = new HashMap<>();
    rules.rules().forEach(rule -> moments.put(rule.name(), since));
    database.write(
        "forget what was decided",
        tx -> {
          tx.update("delete from rule_state");
          Checkpoints.move(tx, DecideStep.READER, 0);
          return null;
        });
    Tried tried = new Tried();
    People people = new People(database);
    new RuleRun(database, clock, people, rules.activeFrom(moments), tried, () -> false).run();
    List<Line> lines = new ArrayList<>();
    for (Decision each : tried.standing.values()) {
      String person = people.labelOf(each.personId(), false);
      lines.add(new Line(each.at(), each.rule(), each.kind().name(), person, each.because()));
    }
    lines.sort(
        Comparator.comparing(Line::at).thenComparing(Line::rule).thenComparing(Line::person));
    return new Backtest(lines, tried.withdrawn);
  }

  /** Keeps decisions in memory and gives them to nobody. */
  private static final class Tried implements Decisions {
    private final Map<UUID, Decision> standing = new LinkedHashMap<>();
    private long withdrawn;

    @Override
    public long taken(Tx tx, List<Decision> decisions) {
      decisions.forEach(each -> standing.put(each.id(), each));
      return decisions.size();
    }

    @Override
    public void withdrawn(Tx tx, List<Withdrawn> gone) {
      withdrawn += gone.stream().filter(each -> standing.remove(each.decisionId()) != null).count();
    }

    @Override
    public void replaced(Tx tx, UUID old, UUID by) {
      // The decision stands on the new statement from now on.
    }
  }
}
