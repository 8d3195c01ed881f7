package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory's times of the person an example is about, as they grow. */
final class ExamplePerson {
  private final RuleExample.@Nullable Somebody is;
  private final List<PersonFacts.Time> times = new ArrayList<>();
  private @Nullable LocalDate hired;
  private @Nullable LocalDate left;

  ExamplePerson(LocalDate day0, RuleExample.@Nullable Somebody is) {
    this.is = is;
    if (is != null) {
      hired = is.hired() == null ? null : day0.plusDays(is.hired());
      times.add(
          new PersonFacts.Time(
              hired, null, PersonFacts.Status.ACTIVE, is.team(), is.site(), is.manager()));
    }
  }

  Optional<PersonFacts> facts() {
    return times.isEmpty() ? Optional.empty() : Optional.of(now());
  }

  private PersonFacts now() {
    return new PersonFacts(
        is == null || is.zone() == null ? null : ZoneId.of(is.zone()),
        is == null ? null : is.language(),
        hired,
        left,
        times,
        Map.of(),
        is == null ? Set.of() : is.cohort());
  }

  PersonFacts moved(String word, String what, LocalDate day) {
    if (word.equals("joined")) {
      hired = day;
    }
    PersonFacts.Time last =
        times.isEmpty()
            ? new PersonFacts.Time(null, null, PersonFacts.Status.ACTIVE, null, null, null)
            : times.remove(times.size() - 1);
    if (!day.equals(last.from())) {
      times.add(
          new PersonFacts.Time(
              last.from(),
              day.minusDays(1),
              last.status(),
              last.team(),
              last.site(),
              last.manager()));
    }
    if (word.equals("left")) {
      left = day;
    }
    PersonFacts.Status status =
        switch (word) {
          case "went-on-leave" -> PersonFacts.Status.ON_LEAVE;
          case "came-back", "joined" -> PersonFacts.Status.ACTIVE;
          case "left" -> PersonFacts.Status.INACTIVE;
          default -> last.status();
        };
    times.add(
        new PersonFacts.Time(
            day,
            null,
            status,
            word.equals("changed-team") ? what : last.team(),
            last.site(),
            word.equals("new-manager") ? what : last.manager()));
    return now();
  }
}
