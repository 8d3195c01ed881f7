package org.learnwire.routes;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.OrgTimes;
import org.learnwire.people.Wishes;
import org.learnwire.rules.PersonFacts;
import org.learnwire.rules.Programmes;

/** Says of a person what rules look at in the directory. */
final class DirectoryFacts {
  private final ZoneId zone;
  private final List<Programmes.Member> members;

  /**
   * @param members whom programmes name in person
   */
  DirectoryFacts(ZoneId zone, List<Programmes.Member> members) {
    this.zone = zone;
    this.members = members;
  }

  /**
   * Of several HR records the one in which the person works counts, else the last.
   *
   * @param records every id under which the person has a record
   * @param through how far the journal was read: later choices do not count yet
   */
  PersonFacts of(Tx tx, List<String> records, long through) throws SQLException {
    List<OrgTimes.State> states = List.of();
    for (String record : records) {
      List<OrgTimes.State> each = OrgTimes.of(tx, record, zone);
      boolean works = !each.isEmpty() && last(each).status() != EmployeeFacts.Status.INACTIVE;
      if (works || states.isEmpty()) {
        states = each;
      }
    }
    return states.isEmpty()
        ? PersonFacts.NONE
        : facts(states, Choices.of(tx, records, through)).in(cohorts(tx, records));
  }

  private Set<String> cohorts(Tx tx, List<String> records) throws SQLException {
    Set<String> cohorts = new HashSet<>();
    for (String record : members.isEmpty() ? List.<String>of() : records) {
      for (OrgTimes.Key key : OrgTimes.keys(tx, record)) {
        for (Programmes.Member member : members) {
          if (key.is(member.email(), member.number(), member.issuer())) {
            cohorts.add(member.programme());
          }
        }
      }
    }
    return cohorts;
  }

  private static OrgTimes.State last(List<OrgTimes.State> states) {
    return states.get(states.size() - 1);
  }

  private static PersonFacts facts(List<OrgTimes.State> states, Wishes wishes) {
    List<PersonFacts.Time> times = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      boolean last = i == states.size() - 1;
      LocalDate next = last ? null : states.get(i + 1).from();
      times.addAll(times(states.get(i), next == null ? null : next.minusDays(1)));
    }
    OrgTimes.State now = last(states);
    Map<String, String> choices = new HashMap<>();
    wishes.said().forEach((choice, chosen) -> choices.put(choice.word(), chosen.value()));
    String language = wishes.language().orElse(now.language());
    return new PersonFacts(zone(now), language, now.hired(), now.left(), times, choices);
  }

  /** One state of the record, cut where a date in it changes whether the person is at work. */
  private static List<PersonFacts.Time> times(OrgTimes.State state, @Nullable LocalDate to) {
    List<PersonFacts.Time> times = new ArrayList<>();
    LocalDate from = state.from();
    for (LocalDate cut : cuts(state, to)) {
      times.add(time(state, from, cut.minusDays(1)));
      from = cut;
    }
    times.add(time(state, from, to));
    return times;
  }

  /** Days within the state on which another status begins. */
  private static NavigableSet<LocalDate> cuts(OrgTimes.State state, @Nullable LocalDate to) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    if (state.leaveFrom() != null) {
      days.add(state.leaveFrom());
    }
    if (state.leaveTo() != null) {
      days.add(state.leaveTo().plusDays(1));
    }
    if (state.hired() != null && state.hired().isAfter(state.seen())) {
      days.add(state.hired());
    }
    if (state.left() != null && !state.left().isBefore(state.seen())) {
      days.add(state.seen());
      days.add(state.left().plusDays(1));
    }
    if (state.from() != null) {
      days = days.tailSet(state.from(), false);
    }
    return to == null ? days : days.headSet(to, true);
  }

  /** A zone that Java does not know is the company's. */
  private static @Nullable ZoneId zone(OrgTimes.State state) {
    String name = state.timeZone();
    return name != null && ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
  }

  private static PersonFacts.Time time(
      OrgTimes.State state, @Nullable LocalDate from, @Nullable LocalDate to) {
    // A time of which nobody knows the beginning is what it is on its last day.
    LocalDate day = from != null ? from : to != null ? to : state.seen();
    return new PersonFacts.Time(
        from, to, status(state, day), state.team(), state.site(), state.manager());
  }

  private static PersonFacts.Status status(OrgTimes.State state, LocalDate day) {
    LocalDate hired = state.hired();
    LocalDate left = state.left();
    if (state.status() == EmployeeFacts.Status.INACTIVE || (left != null && day.isAfter(left))) {
      return PersonFacts.Status.INACTIVE;
    }
    if (hired != null && hired.isAfter(state.seen()) && day.isBefore(hired)) {
      return PersonFacts.Status.PENDING;
    }
    if (state.onLeave(day) || state.status() == EmployeeFacts.Status.ON_LEAVE) {
      return PersonFacts.Status.ON_LEAVE;
    }
    if (left != null && !day.isBefore(state.seen())) {
      return PersonFacts.Status.ON_NOTICE;
    }
    return state.status() == EmployeeFacts.Status.PENDING
        ? PersonFacts.Status.PENDING
        : PersonFacts.Status.ACTIVE;
  }
}
