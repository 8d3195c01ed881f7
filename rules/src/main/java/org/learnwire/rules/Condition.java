package org.learnwire.rules;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fact must be like.
 *
 * @param verbs IRIs, any of which will do
 * @param success what the result must say; null for anything
 * @param object what the statement must be about
 * @param someoneElse said by somebody else than the person themselves
 */
record Condition(Set<String> verbs, @Nullable Boolean success, About object, boolean someoneElse) {

  /** What a statement is about, seen from the learning map. */
  enum About {
    /** Anything that stands in a path: the object, a parent or the grouping. */
    ANYTHING,
    /** The object itself is a course of the path. */
    COURSE,
    /** A practice task of the path. */
    PRACTICE_TASK
  }

  boolean admits(Kept fact, String personId) {
    return verbs.contains(fact.verb())
        && (success == null || success.equals(fact.success()))
        && !(someoneElse && personId.equals(fact.by()));
  }

  /** Where in the map such a fact counts: nowhere when it is about something else. */
  List<Place> places(Kept fact, RuleContext context) {
    return switch (object) {
      case COURSE -> context.places(List.of(fact.object()), fact, Place.Kind.COURSE);
      case PRACTICE_TASK -> context.places(fact.on(), fact, Place.Kind.PRACTICE_TASK);
      case ANYTHING -> context.places(fact.on(), fact, null);
    };
  }
}
