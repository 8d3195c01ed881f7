package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;

/**
 * One rule.
 *
 * @param latest what it decided last, newest first, without what was declined
 */
public record RuleView(Instant asOf, RuleLine rule, List<EntryView> latest) {
  public RuleView {
    latest = List.copyOf(latest);
  }
}
