package org.learnwire.app.pages;

import java.util.Optional;

/** The rules in force, and what they decided. */
public interface RulePages {
  RulesView rules();

  /** A rule with its latest decisions; empty when there is none of that name. */
  Optional<RuleView> rule(String name, int limit, boolean names);
}
