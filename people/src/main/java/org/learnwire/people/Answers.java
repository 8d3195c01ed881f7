package org.learnwire.people;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Answers to "who is that?" that were given before, each for as long round its moment as it stands.
 *
 * <p>While somebody changes people nothing is taken from here and nothing put in; when the change
 * is durable, or was rolled back, whatever it touched is gone before anybody is answered from here
 * again. So an answer is never older than the last PersonChanged that can be read. At most two
 * generations are kept: the one that is being filled, and the one before.
 */
final class Answers {
  static final int GENERATION = 50_000;
  private static final int TIMES = 8;

  private record Spell(Instant from, Instant to, Resolution who) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  private final AtomicInteger changing = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();
  private volatile Map<String, Spell[]> young = new ConcurrentHashMap<>();
  private volatile Map<String, Spell[]> old = Map.of();

  /** Null when it has to be asked. */
  @Nullable Resolution of(String identity, Instant at) {
    if (changing.get() > 0) {
      return null;
    }
    Spell[] spells = young.get(identity);
    if (spells == null) {
      spells = old.get(identity);
      if (spells == null) {
        return null;
      }
      // Kept as it is: the next change clears both.
    }
    for (Spell spell : spells) {
      if (spell.holds(at)) {
        return spell.who();
      }
    }
    return null;
  }

  /** Read before the asking begins; handed in with the answer. */
  long asking() {
    return changing.get() > 0 ? -1 : changes.get();
  }

  synchronized void keep(String identity, Moment at, Resolution who, long asked) {
    if (asked < 0 || changing.get() > 0 || changes.get() != asked) {
      return;
    }
    if (young.size() >= GENERATION) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    Spell[] before = young.getOrDefault(identity, old.getOrDefault(identity, new Spell[0]));
    int kept = Math.min(before.length, TIMES - 1);
    Spell[] now = new Spell[kept + 1];
    now[0] = new Spell(at.from(), at.to(), who);
    System.arraycopy(before, 0, now, 1, kept);
    young.put(identity, now);
  }

  /** Somebody begins to change people: to be called before anything is written. */
  void changing(Tx tx) {
    changing.incrementAndGet();
    tx.afterCommit(this::changed);
    tx.afterRollback(this::changed);
  }

  /** What this unit of work touched; told while it is changing. */
  synchronized void forget(Collection<String> identities) {
    for (String identity : identities) {
      young.remove(identity);
      if (old.containsKey(identity)) {
        old.remove(identity);
      }
    }
  }

  synchronized void forgetAll() {
    young = new ConcurrentHashMap<>();
    old = Map.of();
  }

  private void changed() {
    changes.incrementAndGet();
    changing.decrementAndGet();
  }
}
