package org.learnwire.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The page that the short lists of a fan-out share. Thousands of lists hold a handful of records
 * each; a unit of work apiece would make a pass wait for the disk most of its time.
 */
final class SharedPage {
  /** With this many records the cost of a unit of work no longer shows. */
  private static final int ENOUGH = 200;

  /** What was read waits no longer for company. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final List<SourceRecord> records = new ArrayList<>();
  private final List<ScopeRun> runs = new ArrayList<>();
  private long began;

  /** The way of a full page; the outcome is told once it is known. */
  interface Way extends BiConsumer<List<SourceRecord>, Consumer<Boolean>> {}

  void add(ScopeRun run, List<SourceRecord> more, Way way) {
    if (more.isEmpty()) {
      return;
    }
    if (records.size() + more.size() > ENOUGH) {
      flush(way);
    }
    if (records.isEmpty()) {
      began = System.nanoTime();
    }
    run.out();
    runs.add(run);
    records.addAll(more);
    if (records.size() >= ENOUGH) {
      flush(way);
    }
  }

  void flushAged(Way way) {
    if (System.nanoTime() - began > LONGEST.toNanos()) {
      flush(way);
    }
  }

  void flush(Way way) {
    if (records.isEmpty()) {
      return;
    }
    List<SourceRecord> out = List.copyOf(records);
    List<ScopeRun> told = List.copyOf(runs);
    records.clear();
    runs.clear();
    way.accept(out, good -> told.forEach(run -> run.back(good)));
  }
}
