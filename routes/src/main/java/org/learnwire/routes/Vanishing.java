package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;

/**
 * What is no longer where it was. Guarantee 2: gone is not undone. Absence counts only after a
 * complete pass, and when more than the limit vanishes at once, nothing of it is believed.
 */
final class Vanishing {
  /** What a stream says about records that are gone. */
  interface Meaning {
    void gone(Tx tx, UUID connectionId, String stream, SourceItems.Item item, Instant at)
        throws SQLException;
  }

  /** Below this many, a share says nothing. */
  private static final int FEW = 5;

  private final Database database;
  private final Clock clock;
  private final SourceItems items;
  private final double limit;
  private final Meaning meaning;
  private final Leavers leavers;
  private final Map<Tally.Of, Set<String>> candidates = new HashMap<>();
  private final Map<Tally.Of, Set<String>> elsewhere = new HashMap<>();
  private final Map<Tally.Of, String> halted = new HashMap<>();

  Vanishing(
      Database database,
      Clock clock,
      SourceItems items,
      double limit,
      Meaning meaning,
      Leavers leavers) {
    this.database = database;
    this.clock = clock;
    this.items = items;
    this.limit = limit;
    this.meaning = meaning;
    this.leavers = leavers;
  }

  synchronized void candidate(UUID connectionId, String stream, String key) {
    candidates
        .computeIfAbsent(new Tally.Of(connectionId, stream), of -> new LinkedHashSet<>())
        .add(key);
  }

  /** A key that was first seen under one fan-out item and now stands under another. */
  synchronized void seenElsewhere(UUID connectionId, String stream, String key) {
    elsewhere
        .computeIfAbsent(new Tally.Of(connectionId, stream), of -> new LinkedHashSet<>())
        .add(key);
  }

  synchronized void passEnded(
      UUID connectionId, String connection, String stream, boolean complete) {
    Tally.Of of = new Tally.Of(connectionId, stream);
    Set<String> keys = candidates.remove(of);
    Set<String> moved = elsewhere.remove(of);
    halted.remove(of);
    if (keys == null || !complete) {
      return;
    }
    if (moved != null) {
      keys.removeAll(moved);
    }
    long live = items.live(connectionId, stream);
    if (!leavers.allowed() && keys.size() > FEW && keys.size() > live * limit) {
      halted.put(
          of,
          keys.size()
              + " of "
              + live
              + " records of "
              + connection
              + "/"
              + stream
              + " are gone at once, more than the limit of "
              + Math.round(limit * 100)
              + " %. Nothing was marked as gone. Look at the source's rights and filters; if it is"
              + " true, raise vanish-limit for one pass, or run ./learnwire sync --allow-leavers.");
      return;
    }
    Instant now = clock.instant();
    for (String key : keys) {
      database.write("gone from " + connection + "/" + stream, tx -> gone(tx, of, key, now));
    }
  }

  private Boolean gone(Tx tx, Tally.Of of, String key, Instant now) throws SQLException {
    Optional<SourceItems.Item> item = items.gone(tx, of.connectionId(), of.stream(), key, now);
    if (item.isPresent()) {
      meaning.gone(tx, of.connectionId(), of.stream(), item.get(), now);
    }
    return item.isPresent();
  }

  /** Why the stream was halted, if it was. */
  synchronized Optional<String> halted(UUID connectionId, String stream) {
    return Optional.ofNullable(halted.get(new Tally.Of(connectionId, stream)));
  }
}
