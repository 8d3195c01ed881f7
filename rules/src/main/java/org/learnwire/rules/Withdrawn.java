package org.learnwire.rules;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An earlier decision that no longer has its ground: what is still pending can be cancelled.
 *
 * @param decisionId the earlier decision
 * @param reason why
 * @param statementId the statement that was voided, or that came late and said otherwise
 */
public record Withdrawn(UUID decisionId, Reason reason, @Nullable UUID statementId) {
  /** Why an earlier decision lost its ground. */
  public enum Reason {
    /** A statement it rests on was voided: what was done already is to be listed. */
    VOIDED,
    /** A later look shows it is not needed, as what was missing has come: nothing to list. */
    OVERTAKEN
  }
}
