package org.learnwire.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times in which a person was employed, read from all states of their HR record. */
final class Employment {
  private record Time(@Nullable LocalDate from, @Nullable LocalDate to) {
    boolean holds(LocalDate date) {
      return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    /** It had ended before a new one began: a rehire, not a date put right. */
    boolean endedBefore(@Nullable LocalDate hired) {
      return to != null && hired != null && to.isBefore(hired);
    }
  }

  private final List<Time> times = new ArrayList<>();

  Employment(List<Account> statesInTime) {
    for (Account state : statesInTime) {
      int last = times.size() - 1;
      if (last >= 0 && !times.get(last).endedBefore(state.hireDate())) {
        times.remove(last);
      }
      times.add(new Time(state.hireDate(), state.terminationDate()));
    }
  }

  boolean holds(LocalDate date) {
    return times.stream().anyMatch(time -> time.holds(date));
  }
}
