package org.learnwire.routes;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.people.People;

/**
 * Holds back records that would make somebody a leaver until the pass has ended: only then is it
 * known how many they are. Too many at once are a feed gone wrong, and nothing of them is believed.
 * What is held stands in the quarantine, so that a crash loses nothing.
 */
final class Leavers {
  /** The reason in the quarantine. */
  static final String REASON = "leaver";

  static final String DETAIL =
      "it would make somebody a leaver; it counts when the pass has ended without too many";

  /** Below this many, a share says nothing. */
  private static final int FEW = 5;

  private final People people;
  private final double limit;
  private final Map<Tally.Of, Set<String>> held = new HashMap<>();
  private volatile boolean allowed;

  Leavers(People people, double limit) {
    this.people = people;
    this.limit = limit;
  }

  /** Somebody said that it is true, for the pass that begins. */
  void allow(boolean however) {
    allowed = however;
  }

  boolean allowed() {
    return allowed;
  }

  synchronized void hold(UUID connectionId, String stream, String key) {
    held.computeIfAbsent(new Tally.Of(connectionId, stream), of -> new LinkedHashSet<>()).add(key);
  }

  /**
   * What becomes of those held back in the pass that ends.
   *
   * @param halted why none of them counts
   * @param keys those that count now
   */
  record Verdict(Optional<String> halted, Set<String> keys) {}

  Verdict passEnded(UUID connectionId, String connection, String stream) {
    Set<String> keys;
    synchronized (this) {
      keys = held.remove(new Tally.Of(connectionId, stream));
    }
    if (keys == null) {
      return new Verdict(Optional.empty(), Set.of());
    }
    long working = people.working(connectionId);
    if (!allowed && keys.size() > FEW && keys.size() > working * limit) {
      return new Verdict(Optional.of(tooMany(keys.size(), working, connection, stream)), Set.of());
    }
    return new Verdict(Optional.empty(), keys);
  }

  private String tooMany(int leaving, long working, String connection, String stream) {
    return leaving
        + " of "
        + working
        + " employees of "
        + connection
        + "/"
        + stream
        + " would become leavers at once, more than the limit of "
        + Math.round(limit * 100)
        + " %. None of them was marked as having left. Look at the source; if it is true, replay them"
        + " from the quarantine, or run ./learnwire sync --allow-leavers.";
  }
}
