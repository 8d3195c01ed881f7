package org.learnwire.routes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.rules.Step;

/**
 * How many statements a rule looked at and could not decide on, by reason. The counts commit with
 * the checkpoint, so that each statement counts once.
 */
final class RuleCounts {
  private final Map<Step.ContextOnly, Long> unsaved = new HashMap<>();
  private long saved;

  /** To be called at the beginning of a batch: one that was rolled back leaves nothing behind. */
  void begin() {
    unsaved.clear();
  }

  void add(List<Step.ContextOnly> told) {
    told.forEach(each -> unsaved.merge(each, 1L, Long::sum));
  }

  void save(Tx tx) throws SQLException {
    if (unsaved.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    unsaved.forEach((each, count) -> rows.add(new Object[] {each.rule(), word(each.why()), count}));
    tx.batch(
        "insert into rule_context (rule, why, statements) values (?, ?, ?)"
            + " on conflict (rule, why) do update set statements = rule_context.statements"
            + " + excluded.statements",
        rows);
    long sum = unsaved.values().stream().mapToLong(Long::longValue).sum();
    tx.afterCommit(() -> saved += sum);
  }

  /** How many were counted since this was asked last, over all rules. */
  long taken() {
    long sum = saved;
    saved = 0;
    return sum;
  }

  static Map<String, Map<Step.Why, Long>> byRule(Database database) {
    Map<String, Map<Step.Why, Long>> all = new HashMap<>();
    database.read(
        tx ->
            tx.list(
                "select rule, why, statements from rule_context",
                row ->
                    all.computeIfAbsent(row.getString(1), rule -> new EnumMap<>(Step.Why.class))
                        .put(why(row.getString(2)), row.getLong(3))));
    return all;
  }

  private static String word(Step.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Step.Why why(String word) {
    return Step.Why.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
