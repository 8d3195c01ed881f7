package org.learnwire.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a person's state keeps it: only what a rule may still need.
 *
 * @param on those of its activities that the learning map knows
 */
record Kept(
    UUID id,
    String source,
    String verb,
    String object,
    List<String> on,
    Instant at,
    @Nullable Boolean success,
    @Nullable String by,
    boolean history,
    @Nullable String title) {

  /** By when it happened, never by when it arrived. */
  static final Comparator<Kept> IN_TIME =
      Comparator.comparing(Kept::at).thenComparing(kept -> kept.id().toString());

  Kept withId(UUID newId) {
    return new Kept(newId, source, verb, object, on, at, success, by, history, title);
  }

  static Kept of(Fact fact, LearningMap map) {
    List<String> on = fact.activities().stream().filter(map::knows).sorted().toList();
    if (map.knows(fact.object()) && !on.contains(fact.object())) {
      on = Stream.concat(on.stream(), Stream.of(fact.object())).sorted().toList();
    }
    return new Kept(
        fact.statementId(),
        fact.source(),
        fact.verb(),
        fact.object(),
        on,
        fact.at(),
        fact.success(),
        fact.byPersonId(),
        fact.history(),
        fact.title());
  }
}
