package org.learnwire.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Facts that rules ask for, by conditions that differ only in the paths they look at: rules of many
 * paths ask alike, and a fact is looked at once for all of them.
 */
final class Wanted {
  private final Condition anywhere;
  private final boolean perTask;
  private final Set<Condition.Where> wheres = new LinkedHashSet<>();
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /**
   * @param anywhere see {@link #anywhere(Condition)}
   * @param perTask practice tasks count one by one
   */
  Wanted(Condition anywhere, boolean perTask) {
    this.anywhere = anywhere;
    this.perTask = perTask;
  }

  /** The same condition on any path. */
  static Condition anywhere(Condition condition) {
    Condition.Where where = new Condition.Where(Set.of(), null, null, condition.where().courses());
    return new Condition(
        condition.verbs(), condition.result(), condition.object(), condition.by(), where);
  }

  void add(Condition.Where where) {
    wheres.add(where);
  }

  boolean perTask() {
    return perTask;
  }

  boolean concerns(Kept fact) {
    return anywhere.concerns(fact);
  }

  boolean admits(Kept fact, RuleContext context) {
    return anywhere.admits(fact, context);
  }

  /** Where such a fact counts for any of the rules. */
  List<Place> places(Kept fact, RuleContext context) {
    List<Place> places = new ArrayList<>(2);
    for (Place place : anywhere.places(fact, context)) {
      if (isAsked(place.path(), context)) {
        places.add(place);
      }
    }
    return places;
  }

  /** What stands in no map may be anything: it is not remembered. */
  private boolean isAsked(String path, RuleContext context) {
    Boolean asked = known.get(path);
    if (asked == null) {
      asked = wheres.stream().anyMatch(where -> where.admits(path, context));
      if (context.map().path(path).isPresent()) {
        known.put(path, asked);
      }
    }
    return asked;
  }
}
