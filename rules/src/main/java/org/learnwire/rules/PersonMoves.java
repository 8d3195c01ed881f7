package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Uuids;

/**
 * What changed for a person, as facts like any other. They follow from the directory's times and
 * are never kept: a time that is put right takes its facts with it.
 */
final class PersonMoves {
  private final String personId;
  private final ZoneId zone;
  private final List<Kept> moves = new ArrayList<>();

  private PersonMoves(String personId, ZoneId zone) {
    this.personId = personId;
    this.zone = zone;
  }

  static List<Kept> of(String personId, PersonFacts facts, ZoneId zone) {
    if (facts.equals(PersonFacts.NONE)) {
      return List.of();
    }
    PersonMoves all = new PersonMoves(personId, zone);
    all.move("joined", facts.hired());
    all.move("left", facts.left());
    for (int i = 1; i < facts.times().size(); i++) {
      all.between(facts.times().get(i - 1), facts.times().get(i));
    }
    return all.moves;
  }

  private void between(PersonFacts.Time before, PersonFacts.Time after) {
    if (after.manager() != null && !Objects.equals(before.manager(), after.manager())) {
      move("new-manager", after.from());
    }
    if (after.team() != null && !Objects.equals(before.team(), after.team())) {
      move("changed-team", after.from());
    }
    boolean wasOnLeave = before.status() == PersonFacts.Status.ON_LEAVE;
    boolean isOnLeave = after.status() == PersonFacts.Status.ON_LEAVE;
    if (wasOnLeave != isOnLeave) {
      move(isOnLeave ? "went-on-leave" : "came-back", after.from());
    }
  }

  private void move(String word, @Nullable LocalDate day) {
    if (day != null) {
      String verb = RuleVerbs.PERSON + word;
      moves.add(
          new Kept(
              Uuids.v5(Uuids.NS_LEARNWIRE, "person-move", personId, word, day.toString()),
              "people",
              verb,
              verb,
              List.of(),
              day.atStartOfDay(zone).toInstant(),
              null,
              null,
              null,
              null,
              false,
              0,
              null));
    }
  }
}
