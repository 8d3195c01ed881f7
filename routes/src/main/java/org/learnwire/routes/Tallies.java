package org.learnwire.routes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.learnwire.kit.SourcePage;

/** The counts of the pass under way, one per stream. */
final class Tallies {
  private final Map<Tally.Of, Tally> tallies = new HashMap<>();
  private final Map<Tally.Of, Instant> began = new HashMap<>();

  /** A pass begins: whatever was read before is none of its own. */
  synchronized void begin(UUID connectionId, String stream) {
    take(connectionId, stream);
    began.put(new Tally.Of(connectionId, stream), Instant.now());
  }

  /**
   * Adds what became of a page; what is read beside the present is counted apart. A page of an
   * earlier pass, kept back by a broker of the user's, was accounted for there as taken out: of it
   * only what is new in the store counts.
   */
  synchronized void add(UUID connectionId, SourcePage page, Tally tally) {
    String stream = page.history() ? beside(page.stream()) : page.stream();
    Tally.Of of = new Tally.Of(connectionId, stream);
    Tally sum = tallies.computeIfAbsent(of, each -> new Tally());
    if (page.readAt().isBefore(began.getOrDefault(of, Instant.MIN))) {
      sum.statements += tally.statements;
    } else {
      sum.add(tally);
    }
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
