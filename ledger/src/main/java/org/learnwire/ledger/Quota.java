package org.learnwire.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of one kind of write there may be in a time.
 *
 * @param of whose writes are counted
 * @param connection those of this connection; null: of all
 * @param since when the time began
 * @param points counts points, not entries
 * @param over what becomes of one that is over it: waits until then; null: held for a person
 * @param why in words
 */
public record Quota(
    Of of,
    @Nullable String connection,
    Instant since,
    long most,
    boolean points,
    @Nullable Instant over,
    String why) {
  /** Whose writes are counted together. */
  public enum Of {
    RECIPIENT("recipient"),
    GIVER("giver"),
    TEAM("team"),
    COMPANY(null);

    private final @Nullable String column;

    Of(@Nullable String column) {
      this.column = column;
    }

    @Nullable String column() {
      return column;
    }

    @Nullable String in(Allowance.Whom whom) {
      return switch (this) {
        case RECIPIENT -> whom.recipient();
        case GIVER -> whom.giver();
        case TEAM -> whom.team();
        case COMPANY -> null;
      };
    }
  }
}
