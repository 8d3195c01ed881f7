package org.learnwire.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The counts of the pass under way, one per stream. */
final class Tallies {
  private final Map<Tally.Of, Tally> tallies = new HashMap<>();

  synchronized void add(UUID connectionId, String stream, Tally tally) {
    tallies.computeIfAbsent(new Tally.Of(connectionId, stream), of -> new Tally()).add(tally);
  }

  /** The counts since the last taking. */
  synchronized Tally take(UUID connectionId, String stream) {
    Tally taken = tallies.remove(new Tally.Of(connectionId, stream));
    return taken == null ? new Tally() : taken;
  }
}
