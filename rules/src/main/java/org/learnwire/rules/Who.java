package org.learnwire.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On whom a rule looks, as the directory saw them on a day: any of each set; empty for anybody. */
record Who(
    Set<String> team,
    Set<String> site,
    Set<PersonFacts.Status> status,
    @Nullable Boolean hasManager,
    @Nullable Period tenureAtLeast,
    @Nullable Period tenureAtMost,
    Set<String> cohort,
    Set<String> phase) {
  static final Who ANYBODY =
      new Who(Set.of(), Set.of(), Set.of(), null, null, null, Set.of(), Set.of());

  boolean admits(PersonFacts person, LocalDate day, Programmes programmes) {
    if (this.equals(ANYBODY)) {
      return true;
    }
    Optional<PersonFacts.Time> time = person.on(day);
    return in(team, time.map(PersonFacts.Time::team))
        && in(site, time.map(PersonFacts.Time::site))
        && in(status, time.map(PersonFacts.Time::status))
        && (hasManager == null || hasManager == time.map(PersonFacts.Time::manager).isPresent())
        && tenure(person.hired(), day)
        && (cohort.isEmpty() && phase.isEmpty() || programmes.holds(person, day, cohort, phase));
  }

  private static <T> boolean in(Set<T> wanted, Optional<T> is) {
    return wanted.isEmpty() || is.filter(wanted::contains).isPresent();
  }

  private boolean tenure(@Nullable LocalDate hired, LocalDate day) {
    if (tenureAtLeast == null && tenureAtMost == null) {
      return true;
    }
    return hired != null
        && (tenureAtLeast == null || !hired.plus(tenureAtLeast).isAfter(day))
        && (tenureAtMost == null || !hired.plus(tenureAtMost).isBefore(day));
  }
}
