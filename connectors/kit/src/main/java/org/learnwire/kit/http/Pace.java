package org.learnwire.kit.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.learnwire.kit.manifest.Limits;

/**
 * How hard one connection is asked: so many calls a second, so many at once, and none for a while
 * after many broke. Streams and writes of a connection share it.
 */
final class Pace {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final RateLimiter rate;
  private final Bulkhead room;
  private final CircuitBreaker breaker;
  private volatile Instant pausedUntil = Instant.EPOCH;

  Pace(String name, Limits limits) {
    // Fewer than one a second: one in a longer period.
    boolean slow = limits.perSecond() < 1;
    rate =
        RateLimiter.of(
            name,
            RateLimiterConfig.custom()
                .limitForPeriod(slow ? 1 : (int) Math.round(limits.perSecond()))
                .limitRefreshPeriod(
                    slow
                        ? Duration.ofMillis(Math.round(1000 / limits.perSecond()))
                        : Duration.ofSeconds(1))
                .timeoutDuration(PATIENCE)
                .build());
    room =
        Bulkhead.of(
            name,
            BulkheadConfig.custom()
                .maxConcurrentCalls(limits.concurrent())
                .maxWaitDuration(PATIENCE)
                .build());
    breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
  }

  /** The vendor asked one of us to wait: nobody of this connection asks meanwhile. */
  void pause(Duration asked) {
    pausedUntil = Instant.now().plus(asked);
  }

  void waitOutPause() throws InterruptedException {
    long pause = Duration.between(Instant.now(), pausedUntil).toMillis();
    if (pause > 0) {
      Thread.sleep(pause);
    }
  }

  /** False while the breaker is open: the system is left alone for half a minute. */
  boolean enter() {
    if (!breaker.tryAcquirePermission()) {
      return false;
    }
    try {
      room.acquirePermission();
    } catch (RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
    RateLimiter.waitForPermission(rate);
    return true;
  }

  /** The call's connection is free again. */
  void leave(Instant started, boolean broke) {
    room.onComplete();
    long nanos = Math.max(0, Duration.between(started, Instant.now()).toNanos());
    if (broke) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, new BrokenCall());
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Told to the breaker; carries nothing. */
  private static final class BrokenCall extends Exception {
    BrokenCall() {
      super("the call broke", null, false, false);
    }
  }
}
