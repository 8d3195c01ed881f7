package org.learnwire.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fact must be like.
 *
 * @param verbs IRIs, any of which will do
 * @param result what its result must say
 * @param object what the statement must be about
 * @param by who must have said it
 * @param where the paths and courses it must belong to
 */
record Condition(Set<String> verbs, Result result, About object, By by, Where where) {

  /** What a statement is about, seen from the learning map. */
  enum About {
    /** Anything that stands in a path: the object, a parent or the grouping. */
    ANYTHING,
    /** The object itself is a course of the path. */
    COURSE,
    /** A practice task of the path. */
    PRACTICE_TASK,
    /** Whatever it is, in the map or not. */
    WHATEVER
  }

  /** Who must have said it. */
  enum By {
    ANYONE,
    SOMEONE_ELSE,
    MANAGER,
    LEARNER
  }

  /** What a result must say; null for anything. */
  record Result(
      @Nullable Boolean success,
      @Nullable Boolean completion,
      @Nullable Double least,
      @Nullable Double most) {
    boolean admits(Kept fact) {
      return (success == null || success.equals(fact.success()))
          && (completion == null || completion.equals(fact.completion()))
          && (least == null || (fact.score() != null && fact.score() >= least))
          && (most == null || (fact.score() != null && fact.score() <= most));
    }
  }

  /**
   * Where in the map; empty and null for anywhere.
   *
   * @param courses activity IRIs
   */
  record Where(
      Set<String> paths, @Nullable String kind, @Nullable String skill, Set<String> courses) {
    static final Where ANYWHERE = new Where(Set.of(), null, null, Set.of());

    boolean isAnywhere() {
      return paths.isEmpty() && kind == null && skill == null;
    }

    boolean admits(String path, RuleContext context) {
      if (isAnywhere()) {
        return true;
      }
      if (!paths.isEmpty() && !paths.contains(path)) {
        return false;
      }
      LearningPath known = context.map().path(path).orElse(null);
      return known != null
          && (kind == null || kind.equals(known.kind()))
          && (skill == null || skill.equals(known.skill()));
    }
  }

  boolean admits(Kept fact, RuleContext context) {
    return concerns(fact) && said(fact, context);
  }

  /** All but who said it: a manager may be told to us later than what they said. */
  boolean concerns(Kept fact) {
    return verbs.contains(fact.verb())
        && result.admits(fact)
        && (where.courses().isEmpty() || fact.on().stream().anyMatch(where.courses()::contains));
  }

  private boolean said(Kept fact, RuleContext context) {
    return switch (by) {
      case ANYONE -> true;
      case SOMEONE_ELSE -> !context.personId().equals(fact.by());
      case LEARNER -> fact.by() == null || context.personId().equals(fact.by());
      case MANAGER -> fact.by() != null && fact.by().equals(manager(context.date(fact), context));
    };
  }

  private static @Nullable String manager(LocalDate day, RuleContext context) {
    return context.person().on(day).map(PersonFacts.Time::manager).orElse(null);
  }

  /** Where in the map such a fact counts: nowhere when it is about something else. */
  List<Place> places(Kept fact, RuleContext context) {
    if (object == About.WHATEVER) {
      Place.Kind kind = fact.isStatement() ? Place.Kind.COURSE : Place.Kind.PATH;
      String subject = fact.isStatement() ? fact.object() : RuleVerbs.nameOf(fact.verb());
      List<Place> inMap = places(fact, context, About.ANYTHING);
      return inMap.isEmpty() && where.isAnywhere()
          ? List.of(new Place(subject, kind, null, null, null))
          : inMap;
    }
    return places(fact, context, object);
  }

  private List<Place> places(Kept fact, RuleContext context, About about) {
    List<Place> places = new ArrayList<>(2);
    for (LearningMap.Placed each : context.placed(fact)) {
      Place place = each.place();
      boolean fits =
          switch (about) {
            case COURSE ->
                place.kind() == Place.Kind.COURSE && each.activity().equals(fact.object());
            case PRACTICE_TASK -> place.kind() == Place.Kind.PRACTICE_TASK;
            default -> true;
          };
      if (fits && where.admits(place.path(), context)) {
        places.add(place);
      }
    }
    return places;
  }

  boolean isInPath(Kept fact, String path, RuleContext context) {
    for (Place place : places(fact, context)) {
      if (place.path().equals(path)) {
        return true;
      }
    }
    return false;
  }
}
