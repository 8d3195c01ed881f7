package org.learnwire.database;

import org.jspecify.annotations.Nullable;

/** What came of one item of a group: a value, or why this one was refused. */
public final class Outcome<O> {
  private final @Nullable O value;
  private final @Nullable RuntimeException refusal;

  private Outcome(@Nullable O value, @Nullable RuntimeException refusal) {
    this.value = value;
    this.refusal = refusal;
  }

  public static <O> Outcome<O> of(@Nullable O value) {
    return new Outcome<>(value, null);
  }

  /** The item's own writer is thrown this; the others of the group are stored. */
  public static <O> Outcome<O> refused(RuntimeException why) {
    return new Outcome<>(null, why);
  }

  @Nullable O value() {
    return value;
  }

  @Nullable RuntimeException refusal() {
    return refusal;
  }
}
