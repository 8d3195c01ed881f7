package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's schedule: each connection at its own interval, decisions as soon as something came.
 */
final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final long BEAT_SECONDS = 2;
  private static final long PATIENCE_SECONDS = 20;

  private final Clock clock;
  private final Connections connections;
  private final Passes passes;
  private final BooleanSupplier somethingCame;
  private final BooleanSupplier stopping;
  private final Map<String, Instant> next = new HashMap<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "clockwork");
            thread.setDaemon(true);
            return thread;
          });

  Clockwork(
      Clock clock,
      Connections connections,
      Passes passes,
      BooleanSupplier somethingCame,
      BooleanSupplier stopping) {
    this.clock = clock;
    this.connections = connections;
    this.passes = passes;
    this.somethingCame = somethingCame;
    this.stopping = stopping;
  }

  void start() {
    beat.scheduleWithFixedDelay(this::beatSafely, 0, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /** Decides and sends with the next beat, whether or not a connection is due. */
  void wake() {
    woken.set(true);
  }

  private void beatSafely() {
    try {
      beat();
    } catch (RuntimeException e) {
      LOG.error("a pass failed: {}", e.getMessage());
      LOG.debug("a pass failed", e);
    }
  }

  private void beat() {
    for (Connected connected : connections.all()) {
      Instant now = clock.instant();
      if (!now.isBefore(next.getOrDefault(connected.name(), Instant.MIN))) {
        next.put(connected.name(), now.plus(connected.settings().every()));
        passes.run(new PassRequest(Optional.of(connected.name()), false, Optional.empty(), true));
      }
      if (stopping.getAsBoolean()) {
        LOG.info("{}", Passes.STOPPED);
        return;
      }
    }
    if (woken.getAndSet(false) || somethingCame.getAsBoolean()) {
      passes.settle();
    }
  }

  /** A pass ends by itself at its next page, once it is to stop; only then it is broken off. */
  @Override
  public void close() {
    beat.shutdown();
    try {
      if (!beat.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "a pass did not end in {} seconds and is broken off; the next one goes on from its last"
                + " page",
            PATIENCE_SECONDS);
        beat.shutdownNow();
        beat.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
