package org.learnwire.app.settings;

import java.util.List;
import org.learnwire.lrs.forward.ForwardTarget;
import org.learnwire.lrs.retention.RetentionRule;

/** What the LRS does besides answering: to whom it forwards, and how long it keeps what. */
public record LrsDuties(List<ForwardTarget> forward, List<RetentionRule> retention) {
  public LrsDuties {
    forward = List.copyOf(forward);
    retention = List.copyOf(retention);
  }

  public static LrsDuties none() {
    return new LrsDuties(List.of(), List.of());
  }
}
