package org.learnwire.rules;

import java.time.Instant;

/**
 * A rule as it is put to a person's facts, with what is the same for everybody.
 *
 * @param since when it decides; {@link Instant#MAX}: never
 * @param anywhere its ground's condition on any path: one object for all rules that ask alike
 */
record Asked(Rule rule, Instant since, Condition anywhere) {
  String name() {
    return rule.name();
  }

  boolean decides() {
    return !since.equals(Instant.MAX);
  }
}
