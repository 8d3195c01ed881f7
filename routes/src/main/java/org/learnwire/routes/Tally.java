package org.learnwire.routes;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts what became of the records of one stream in one pass; used by one thread at a time. */
final class Tally {
  long stored;
  long unchanged;
  long statements;
  final Map<String, Long> skipped = new TreeMap<>();
  final Map<String, Long> quarantined = new TreeMap<>();

  void skip(String reason, long count) {
    skipped.merge(reason, count, Long::sum);
  }

  void quarantine(String reason) {
    quarantined.merge(reason, 1L, Long::sum);
  }

  /** What was counted as quarantined was stored after all. */
  void released(String reason, long count) {
    quarantined.computeIfPresent(reason, (r, n) -> n > count ? n - count : null);
    stored += count;
  }

  void add(Tally other) {
    stored += other.stored;
    unchanged += other.unchanged;
    statements += other.statements;
    other.skipped.forEach(this::skip);
    other.quarantined.forEach((reason, n) -> quarantined.merge(reason, n, Long::sum));
  }

  long accounted() {
    return stored + unchanged + sum(skipped) + sum(quarantined);
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A stream of a connection, by the connection's id. */
  record Of(UUID connectionId, String stream) {}
}
