package org.learnwire.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Programmes that people go through together. The people of a programme are its cohort; who is
 * named in person stands in {@link PersonFacts#cohorts()}, whoever comes with a team or a site is
 * found on the day.
 */
public final class Programmes {
  /**
   * A time within a programme.
   *
   * @param from its first day; the day on which the programme starts is day 1
   * @param to its last day
   */
  record Phase(String name, int from, int to) {
    boolean holds(long day) {
      return day >= from && day <= to;
    }
  }

  /** All of a team, or of a site. */
  record Group(String team, String site) {
    boolean holds(PersonFacts.Time time) {
      return (team.isEmpty() || team.equals(time.team()))
          && (site.isEmpty() || site.equals(time.site()));
    }
  }

  /**
   * Somebody named in person, by a work e-mail or by a number and who issues it.
   *
   * @param email empty for a number
   */
  public record Member(String programme, String email, String number, String issuer) {}

  record Programme(
      String name,
      LocalDate starts,
      List<Phase> phases,
      List<Group> groups,
      List<Member> members) {}

  private final Map<String, Programme> byName;
  private final boolean free;

  private Programmes(List<Programme> all, boolean free) {
    this.byName = new LinkedHashMap<>();
    all.forEach(each -> byName.put(each.name(), each));
    this.free = free;
  }

  static Programmes of(List<Programme> all) {
    return new Programmes(all, false);
  }

  /** There are none. */
  public static Programmes none() {
    return new Programmes(List.of(), false);
  }

  /** Nobody has a list: every name may be one. */
  public static Programmes free() {
    return new Programmes(List.of(), true);
  }

  /** The cohorts and phases that an example names: its person is in them at any time. */
  static Programmes example(Set<String> cohorts, Set<String> phases) {
    List<Phase> always =
        phases.stream().map(name -> new Phase(name, 1, Integer.MAX_VALUE)).toList();
    LocalDate longAgo = LocalDate.of(2000, 1, 1);
    return of(
        cohorts.stream()
            .map(name -> new Programme(name, longAgo, always, List.of(), List.of()))
            .toList());
  }

  /** Who is named in person. */
  public List<Member> members() {
    return byName.values().stream().flatMap(each -> each.members().stream()).toList();
  }

  boolean knows(String programme) {
    return free || byName.containsKey(programme);
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** The phases of these programmes; of all when none is named. */
  Set<String> phases(Set<String> programmes) {
    Set<String> names = new TreeSet<>();
    for (Programme each : byName.values()) {
      if (programmes.isEmpty() || programmes.contains(each.name())) {
        each.phases().forEach(phase -> names.add(phase.name()));
      }
    }
    return names;
  }

  boolean isFree() {
    return free;
  }

  /**
   * Whether somebody is on that day in one of the cohorts, and there in one of the phases.
   *
   * @param cohorts empty: in any
   * @param phases empty: at any time
   */
  boolean holds(PersonFacts person, LocalDate day, Set<String> cohorts, Set<String> phases) {
    for (Programme each : byName.values()) {
      if ((cohorts.isEmpty() || cohorts.contains(each.name()))
          && isIn(each, person, day)
          && (phases.isEmpty() || phasesOn(each, day).stream().anyMatch(phases::contains))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Programme programme, PersonFacts person, LocalDate day) {
    return person.cohorts().contains(programme.name())
        || person
            .on(day)
            .filter(time -> programme.groups().stream().anyMatch(group -> group.holds(time)))
            .isPresent();
  }

  private static List<String> phasesOn(Programme programme, LocalDate day) {
    long number = ChronoUnit.DAYS.between(programme.starts(), day) + 1;
    List<String> names = new ArrayList<>();
    for (Phase phase : programme.phases()) {
      if (phase.holds(number)) {
        names.add(phase.name());
      }
    }
    return names;
  }
}
