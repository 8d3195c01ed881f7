package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's schedule: each connection at its own interval and in a thread of its own, so that a
 * system that hangs keeps no other waiting; decisions as soon as something came.
 */
final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration TELLS = Duration.ofSeconds(20);
  private static final Duration SHORTEST_BEAT = Duration.ofMillis(100);
  private static final long PATIENCE_SECONDS = 20;

  private final Clock clock;
  private final Connections connections;
  private final Passes passes;
  private final Runnable reload;
  private final BooleanSupplier somethingCame;
  private final Runnable notices;
  private final BooleanSupplier stopping;
  private final Map<String, Instant> next = new ConcurrentHashMap<>();
  private final Set<String> reading = ConcurrentHashMap.newKeySet();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService beats =
      Executors.newScheduledThreadPool(3, named("clockwork"));
  private final ExecutorService readers = Executors.newCachedThreadPool(named("pass"));

  Clockwork(
      Clock clock,
      Connections connections,
      Passes passes,
      Runnable reload,
      BooleanSupplier somethingCame,
      Runnable notices,
      BooleanSupplier stopping) {
    this.clock = clock;
    this.connections = connections;
    this.passes = passes;
    this.reload = reload;
    this.somethingCame = somethingCame;
    this.notices = notices;
    this.stopping = stopping;
  }

  void start() {
    long beat = beat().toMillis();
    beats.scheduleWithFixedDelay(() -> safely(this::read), 0, beat, TimeUnit.MILLISECONDS);
    beats.scheduleWithFixedDelay(() -> safely(this::settle), 0, beat, TimeUnit.MILLISECONDS);
    beats.scheduleWithFixedDelay(
        () -> safely(this::tell), TELLS.toMillis(), TELLS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What people are told by itself must not keep decisions waiting. */
  private void tell() {
    if (!stopping.getAsBoolean()) {
      notices.run();
    }
  }

  /** Short enough for the shortest interval. */
  private Duration beat() {
    Duration beat = BEAT;
    for (Connected connected : connections.all()) {
      Duration quarter = connected.settings().every().dividedBy(4);
      beat = quarter.compareTo(beat) < 0 ? quarter : beat;
    }
    return beat.compareTo(SHORTEST_BEAT) < 0 ? SHORTEST_BEAT : beat;
  }

  /** Decides and sends with the next beat, whether or not a connection is due. */
  void wake() {
    woken.set(true);
  }

  /** A connection's system has told something by itself: it is read with the next beat. */
  void told(String connection) {
    told.add(connection);
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("a pass failed: {}", e.getMessage());
      LOG.debug("a pass failed", e);
    }
  }

  private void read() {
    reload.run();
    for (Connected connected : connections.all()) {
      Instant now = clock.instant();
      boolean due = !now.isBefore(next.getOrDefault(connected.name(), Instant.MIN));
      boolean asked = due || told.contains(connected.name());
      if (asked && !stopping.getAsBoolean() && reading.add(connected.name())) {
        told.remove(connected.name());
        if (due) {
          next.put(connected.name(), now.plus(connected.settings().every()));
        }
        readers.execute(() -> safely(() -> read(connected, due)));
      }
    }
  }

  private void read(Connected connected, boolean due) {
    try {
      if (due) {
        passes.read(connected);
      } else {
        passes.drain(connected);
      }
    } finally {
      reading.remove(connected.name());
      wake();
    }
  }

  private void settle() {
    if (!stopping.getAsBoolean() && (woken.getAndSet(false) || somethingCame.getAsBoolean())) {
      passes.settle();
    }
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A pass ends by itself at its next page, once it is to stop; only then it is broken off. */
  @Override
  public void close() {
    if (!reading.isEmpty()) {
      LOG.info("{}", Passes.STOPPED);
    }
    beats.shutdown();
    readers.shutdown();
    try {
      if (!readers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !beats.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "a pass did not end in {} seconds and is broken off; the next one goes on from its last"
                + " page",
            PATIENCE_SECONDS);
        readers.shutdownNow();
        beats.shutdownNow();
        readers.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
