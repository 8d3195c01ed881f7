package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.rules.RuleBook;

/** Since when each rule decides: the moment it was first seen, unless the settings name another. */
final class RuleSwitches {
  private RuleSwitches() {}

  static Map<String, Instant> on(
      Database database,
      Clock clock,
      Collection<RuleBook.Summary> rules,
      Optional<Instant> activeFrom) {
    return database.write(
        "switch rules on",
        tx -> {
          Map<String, Instant> from = new HashMap<>();
          for (RuleBook.Summary summary : rules) {
            String rule = summary.name();
            tx.update(
                "insert into rule_switch (rule, active_from) values (?, ?)"
                    + " on conflict (rule) do nothing",
                rule,
                summary.activeFrom().or(() -> activeFrom).orElse(clock.instant()));
            tx.one(
                    "select active_from from rule_switch where rule = ?",
                    r -> Times.instant(r.getLong(1)),
                    rule)
                .ifPresent(at -> from.put(rule, at));
          }
          return from;
        });
  }
}
