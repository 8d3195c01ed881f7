package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about who is who. It is never deleted: undone, it says by whom and why.
 *
 * @param first of a merge or a split a person; else the account, "connection id/remote id"
 * @param second of a merge or a split the other person; else whose account it is, null: nobody's
 * @param from first day on which an account is theirs; null: from ever
 * @param to last day of it; null: without end
 */
public record Ruling(
    long id,
    Kind kind,
    String first,
    @Nullable String second,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Instant at,
    String who,
    String why,
    @Nullable Undone undone) {

  /** What is said. */
  public enum Kind {
    /** Two HR records are one person. */
    MERGE,
    /** They are two, although their numbers say otherwise. */
    SPLIT,
    /** An account is somebody's, or nobody's. */
    MEANS
  }

  /** When, by whom and why it was taken back. */
  public record Undone(Instant at, String who, String why) {}

  boolean meets(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
    return (to == null || otherFrom == null || !to.isBefore(otherFrom))
        && (otherTo == null || from == null || !otherTo.isBefore(from));
  }

  boolean isAbout(String one, String other) {
    return (first.equals(one) && other.equals(second))
        || (first.equals(other) && one.equals(second));
  }
}
