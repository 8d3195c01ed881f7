package org.learnwire.rules;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a stored statement says, as far as rules look at it.
 *
 * @param source connection or credential that brought it
 * @param verb the verb's IRI
 * @param object the object's IRI
 * @param activities IRIs of the object, its parents and its grouping
 * @param score the result's scaled score
 * @param byPersonId who observed it, when that is known
 * @param history gives context, never a decision
 * @param stored when it arrived; null: when it happened
 * @param title the object's name, for sentences only
 */
public record Fact(
    UUID statementId,
    String source,
    String verb,
    String object,
    Set<String> activities,
    Instant at,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    @Nullable Double score,
    @Nullable String byPersonId,
    boolean history,
    @Nullable Instant stored,
    @Nullable String title) {

  /**
   * A goal of a path stands somewhere else since.
   *
   * @param state proposed, accepted, declined, done or closed
   * @param path the path's IRI
   * @param history it stood there before anybody looked
   */
  public static Fact goal(UUID id, String state, String path, Instant at, boolean history) {
    return new Fact(
        id, "goals", RuleVerbs.GOAL + state, path, Set.of(path), at, null, null, history, null);
  }

  /** A statement whose result says no more than success. */
  public Fact(
      UUID statementId,
      String source,
      String verb,
      String object,
      Set<String> activities,
      Instant at,
      @Nullable Boolean success,
      @Nullable String byPersonId,
      boolean history,
      @Nullable String title) {
    this(
        statementId,
        source,
        verb,
        object,
        activities,
        at,
        success,
        null,
        null,
        byPersonId,
        history,
        null,
        title);
  }
}
