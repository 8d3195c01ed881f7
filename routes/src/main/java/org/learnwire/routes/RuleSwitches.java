package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.database.Times;

/** Since when each rule decides: the moment it was first seen, unless the settings name another. */
final class RuleSwitches {
  private RuleSwitches() {}

  static Map<String, Instant> on(
      Database database, Clock clock, Collection<String> rules, Optional<Instant> activeFrom) {
    return database.write(
        "switch rules on",
        tx -> {
          Map<String, Instant> from = new HashMap<>();
          for (String rule : rules) {
            tx.update(
                "insert into rule_switch (rule, active_from) values (?, ?)"
                    + " on conflict (rule) do nothing",
                rule,
                activeFrom.orElse(clock.instant()));
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
