package org.learnwire.ledger;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an entry stands, and the only places it can go from there (design, guarantee 4). */
public enum EntryState {
  /** Asks the person whom it is about, or the one who is to send it. */
  PROPOSED,
  /** In the plan: asks whoever approves writes. */
  PENDING,
  APPROVED,
  SENDING,
  DONE,
  REFUSED,
  /** Sent, and nobody knows whether it arrived: looked up before anything is sent again. */
  UNKNOWN,
  DECLINED,
  EXPIRED,
  CANCELLED,
  /** A person changed the same thing at the target: a person chooses. */
  CONFLICT,
  /** Was unknown, and a person closed it. */
  SETTLED,
  UNDONE;

  /** The moves allowed from here. */
  public Set<EntryState> next() {
    return switch (this) {
      // An open question can lose its ground: its cause is voided, a newer decision replaces it.
      case PROPOSED -> EnumSet.of(PENDING, DECLINED, EXPIRED, CANCELLED);
      case PENDING -> EnumSet.of(APPROVED, CANCELLED, CONFLICT);
      case APPROVED -> EnumSet.of(SENDING, CANCELLED, CONFLICT);
      // Back to approved only when the target surely did not take it: throttled at its door.
      case SENDING -> EnumSet.of(DONE, REFUSED, UNKNOWN, APPROVED);
      case UNKNOWN -> EnumSet.of(DONE, APPROVED, SETTLED);
      case CONFLICT -> EnumSet.of(PENDING, CANCELLED);
      case DONE -> EnumSet.of(UNDONE);
      // Only where nothing was sent and the ground that was gone is there again.
      case CANCELLED -> EnumSet.of(PROPOSED, PENDING);
      case REFUSED, DECLINED, EXPIRED, SETTLED, UNDONE -> EnumSet.noneOf(EntryState.class);
    };
  }

  public boolean mayBecome(EntryState next) {
    return next().contains(next);
  }

  /** True when later entries of the same target need not wait for this one. */
  public boolean finished() {
    return this == DONE || this == CANCELLED || next().isEmpty();
  }

  /** True while nothing was sent and nothing is in dispute. */
  public boolean waiting() {
    return this == PROPOSED || this == PENDING || this == APPROVED;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EntryState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The states that are not finished, for an SQL list. */
  static String unfinishedList() {
    return Arrays.stream(values())
        .filter(state -> !state.finished())
        .map(state -> "'" + state.word() + "'")
        .collect(joining(", "));
  }
}
