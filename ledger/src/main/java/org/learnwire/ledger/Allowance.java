package org.learnwire.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an entry may go, and what it counts against.
 *
 * @param never why it must not go at all: it is cancelled; null: it may
 * @param pause null: it need not
 * @param hold why it is held until that ground is gone, whoever approves it; null: it is not
 * @param whom whom it counts for
 */
public record Allowance(
    @Nullable String never,
    @Nullable Wait pause,
    @Nullable String hold,
    Whom whom,
    List<Quota> quotas) {
  /** Nothing limits it. */
  public static final Allowance FREE =
      new Allowance(null, null, null, new Whom(null, null, null), List.of());

  /** Not before a moment, and why in words. */
  public record Wait(Instant until, String why) {}

  /**
   * Whom it counts for.
   *
   * @param recipient person id of whom a message goes to
   * @param giver person id of whoever gives a recognition
   * @param team of the person it is about
   */
  public record Whom(@Nullable String recipient, @Nullable String giver, @Nullable String team) {}

  public Allowance {
    quotas = List.copyOf(quotas);
  }

  /** Held by nothing that lasts. */
  public Allowance(@Nullable String never, @Nullable Wait pause, Whom whom, List<Quota> quotas) {
    this(never, pause, null, whom, quotas);
  }

  /** It is cancelled. */
  public static Allowance never(String why) {
    return new Allowance(why, null, FREE.whom(), List.of());
  }

  /** It waits. */
  public static Allowance waits(Wait pause) {
    return new Allowance(null, pause, FREE.whom(), List.of());
  }

  /** It is held. */
  public static Allowance held(String why) {
    return new Allowance(null, null, why, FREE.whom(), List.of());
  }
}
