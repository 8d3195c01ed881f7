package org.learnwire.app.settings;

import java.util.ArrayList;
import java.util.List;
import org.learnwire.lrs.forward.ForwardTarget;
import org.learnwire.lrs.retention.RetentionRule;
import org.learnwire.xapi.visibility.Visibility;

/** What the LRS does besides answering: to whom it forwards, and how long it keeps what. */
public record LrsDuties(List<ForwardTarget> forward, List<RetentionRule> retention) {
  public LrsDuties {
    forward = List.copyOf(forward);
    retention = List.copyOf(retention);
  }

  /** The same, and these rules besides. */
  LrsDuties and(List<RetentionRule> more) {
    List<RetentionRule> all = new ArrayList<>(retention);
    all.addAll(more);
    return new LrsDuties(forward, all);
  }

  /** The same, with targets that are given what this visibility lets them have. */
  public LrsDuties by(Visibility visibility) {
    return new LrsDuties(
        forward.stream().map(target -> target.withVisibility(visibility)).toList(), retention);
  }

  public static LrsDuties none() {
    return new LrsDuties(List.of(), List.of());
  }
}
