package org.learnwire.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A choice that was made. It is never deleted: taken back, it says by whom.
 *
 * @param since when it was said
 * @param who who said it
 * @param undone when and by whom it was taken back; null: it was not
 */
public record Chosen(
    Choice choice, String value, Instant since, String who, @Nullable Undone undone) {

  /** When and by whom it was taken back. */
  public record Undone(Instant at, String who) {}
}
