package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what it came to.
 *
 * @param about its own sentence; may be empty
 * @param write the typed write that carries it out, such as {@code goal.create}
 * @param via the user's name of the connection
 * @param asks who is asked before it goes to the plan: learner, a person who sends it, nobody
 * @param since when it began to decide; null while it decides nothing
 * @param words the rule as a person reads it
 * @param decided all it ever decided
 * @param waiting of these, what waits for a person
 * @param done of these, what was carried out
 * @param ended of these, what was declined, ran out of time or lost its ground
 * @param before statements it met from before it was switched on
 * @param history statements it met that were taken in as history
 * @param late statements it met that came too late
 */
public record RuleLine(
    String name,
    String file,
    String about,
    String write,
    String via,
    String asks,
    @Nullable Instant since,
    List<Clause> words,
    long decided,
    long waiting,
    long done,
    long ended,
    long before,
    long history,
    long late) {
  public RuleLine {
    words = List.copyOf(words);
  }

  /** A part of the rule: "When", "somebody joins". */
  public record Clause(String lead, String text) {}
}
