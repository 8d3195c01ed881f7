package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times in which someone was employed, read from all states of one HR record. */
final class Employment {
  private record Time(@Nullable LocalDate from, @Nullable LocalDate to) {
    /** It had ended before a new one began: a rehire, not a date put right. */
    boolean endedBefore(@Nullable LocalDate hired) {
      return to != null && hired != null && to.isBefore(hired);
    }

    boolean meets(Time other) {
      return (to == null || other.from == null || !to.isBefore(other.from))
          && (other.to == null || from == null || !other.to.isBefore(from));
    }
  }

  private final List<Time> times = new ArrayList<>();
  private final Instant seen;

  Employment(List<Account> statesInTime) {
    seen = statesInTime.isEmpty() ? Instant.MAX : statesInTime.get(0).since();
    for (Account state : statesInTime) {
      LocalDate hired = state.post() == null ? null : state.post().hireDate();
      LocalDate left = state.post() == null ? null : state.post().terminationDate();
      int last = times.size() - 1;
      if (last >= 0 && !times.get(last).endedBefore(hired)) {
        times.remove(last);
      }
      times.add(new Time(hired, left));
    }
  }

  boolean holds(Moment at) {
    boolean held = false;
    for (Time time : times) {
      held |= at.within(time.from(), time.to());
    }
    return held;
  }

  /** Employed, or known to HR already while the first day is still to come. */
  boolean holdsOrIsToCome(Moment at) {
    boolean held = holds(at);
    LocalDate hired = times.isEmpty() ? null : times.get(0).from();
    return held || (hired != null && at.within(null, hired.minusDays(1)) && at.reached(seen));
  }

  boolean meets(Employment other) {
    return times.stream().anyMatch(time -> other.times.stream().anyMatch(time::meets));
  }
}
