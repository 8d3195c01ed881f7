package org.learnwire.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a person's state keeps it: only what a rule may still need.
 *
 * @param on those of its activities that the learning map or a rule knows
 * @param late whole days between its happening and its arrival
 */
record Kept(
    UUID id,
    String source,
    String verb,
    String object,
    List<String> on,
    Instant at,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    @Nullable Double score,
    @Nullable String by,
    boolean history,
    int late,
    @Nullable String title) {

  /** By when it happened, never by when it arrived. */
  static final Comparator<Kept> IN_TIME =
      Comparator.comparing(Kept::at).thenComparing(kept -> kept.id().toString());

  Kept withId(UUID newId) {
    return new Kept(
        newId, source, verb, object, on, at, success, completion, score, by, history, late, title);
  }

  /** Nobody can tell any more who observed it. */
  Kept byNobody() {
    return new Kept(
        id, source, verb, object, on, at, success, completion, score, null, history, late, title);
  }

  /** Stands in the record store: what is not a statement is no cause that could be voided. */
  boolean isStatement() {
    return !verb.startsWith(RuleVerbs.PERSON) && !verb.startsWith(RuleVerbs.GOAL);
  }

  static Kept of(Fact fact, RuleContext context) {
    List<String> on =
        Stream.concat(fact.activities().stream(), Stream.of(fact.object()))
            .filter(context::knows)
            .distinct()
            .sorted()
            .toList();
    return new Kept(
        fact.statementId(),
        fact.source(),
        fact.verb(),
        fact.object(),
        on,
        fact.at(),
        fact.success(),
        fact.completion(),
        fact.score(),
        fact.byPersonId(),
        fact.history(),
        late(fact),
        fact.title());
  }

  private static int late(Fact fact) {
    Instant stored = fact.stored();
    return stored == null ? 0 : (int) Math.max(0, Duration.between(fact.at(), stored).toDays());
  }
}
