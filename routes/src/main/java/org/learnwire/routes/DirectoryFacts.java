package org.learnwire.routes;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.people.Choices;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.OrgTimes;
import org.learnwire.people.Wishes;
import org.learnwire.rules.PersonFacts;

/** Says of a person what rules look at in the directory. */
final class DirectoryFacts {
  private final ZoneId zone;

  DirectoryFacts(ZoneId zone) {
    this.zone = zone;
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
    return states.isEmpty() ? PersonFacts.NONE : facts(states, Choices.of(tx, records, through));
  }

  private static OrgTimes.State last(List<OrgTimes.State> states) {
    return states.get(states.size() - 1);
  }

  private static PersonFacts facts(List<OrgTimes.State> states, Wishes wishes) {
    List<PersonFacts.Time> times = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      boolean last = i == states.size() - 1;
      times.add(time(states.get(i), last ? null : states.get(i + 1).from()));
    }
    OrgTimes.State now = last(states);
    Map<String, String> choices = new HashMap<>();
    wishes.said().forEach((choice, chosen) -> choices.put(choice.word(), chosen.value()));
    String language = wishes.language().orElse(now.language());
    return new PersonFacts(zone(now), language, now.hired(), now.left(), times, choices);
  }

  /** A zone that Java does not know is the company's. */
  private static @Nullable ZoneId zone(OrgTimes.State state) {
    String name = state.timeZone();
    return name != null && ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
  }

  private static PersonFacts.Time time(OrgTimes.State state, @Nullable LocalDate next) {
    return new PersonFacts.Time(
        state.from(),
        next == null ? null : next.minusDays(1),
        status(state.status()),
        state.team(),
        state.site(),
        state.manager());
  }

  private static PersonFacts.Status status(EmployeeFacts.Status status) {
    return switch (status) {
      case ACTIVE -> PersonFacts.Status.ACTIVE;
      case ON_LEAVE -> PersonFacts.Status.ON_LEAVE;
      case PENDING -> PersonFacts.Status.PENDING;
      case INACTIVE -> PersonFacts.Status.INACTIVE;
    };
  }
}
