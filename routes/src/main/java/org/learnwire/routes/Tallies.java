package org.learnwire.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.learnwire.kit.SourcePage;

/** The counts of the pass under way, one per stream. */
final class Tallies {
  private final Map<Tally.Of, Tally> tallies = new HashMap<>();

  /** Adds what became of a page; what is read beside the present is counted apart. */
  void add(UUID connectionId, SourcePage page, Tally tally) {
    add(connectionId, page.history() ? beside(page.stream()) : page.stream(), tally);
  }

  private synchronized void add(UUID connectionId, String stream, Tally tally) {
    tallies.computeIfAbsent(new Tally.Of(connectionId, stream), of -> new Tally()).add(tally);
  }

  /** The name under which a backfill of a stream is counted. */
  static String beside(String stream) {
    return stream + " (backfill)";
  }

  /** The counts since the last taking. */
  synchronized Tally take(UUID connectionId, String stream) {
    Tally taken = tallies.remove(new Tally.Of(connectionId, stream));
    return taken == null ? new Tally() : taken;
  }
}
