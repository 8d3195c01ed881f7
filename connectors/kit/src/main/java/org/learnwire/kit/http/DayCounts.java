package org.learnwire.kit.http;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the calls of a day are counted, so that a new process goes on with the count. */
public interface DayCounts {

  /**
   * How many calls a connection has made on a day; 0 where nothing is known.
   *
   * @param day by UTC
   */
  long of(String connection, LocalDate day);

  /** Takes the place of what was kept of the connection. */
  void keep(String connection, LocalDate day, long calls);

  /** Keeps them as long as the process lives. */
  static DayCounts inMemory() {
    record Kept(LocalDate day, long calls) {}
    Map<String, Kept> all = new ConcurrentHashMap<>();
    return new DayCounts() {
      @Override
      public long of(String connection, LocalDate day) {
        Kept kept = all.get(connection);
        return kept != null && kept.day().equals(day) ? kept.calls() : 0;
      }

      @Override
      public void keep(String connection, LocalDate day, long calls) {
        all.put(connection, new Kept(day, calls));
      }
    };
  }
}
