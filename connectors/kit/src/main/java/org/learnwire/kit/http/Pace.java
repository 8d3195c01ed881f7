package org.learnwire.kit.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Limits;

/**
 * How hard one connection is asked: so many calls a second, a minute and a day, so many at once,
 * and none for a while after many broke or the vendor asked for rest. Everything that asks through
 * a connection shares it.
 */
final class Pace {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final String name;
  private final Limits limits;
  private final Clock clock;
  private final List<RateLimiter> rates = new ArrayList<>();
  private final Bulkhead room;
  private final CircuitBreaker breaker;
  private final @Nullable Quota quota;
  private volatile Instant pausedUntil = Instant.EPOCH;
  private volatile @Nullable CallFailure stopped;

  Pace(String name, Limits limits, Clock clock, DayCounts counts) {
    this.name = name;
    this.limits = limits;
    this.clock = clock;
    // What is no whole number a second is one call in a longer period.
    boolean whole = limits.perSecond() == Math.rint(limits.perSecond());
    rates.add(
        whole
            ? rate((int) limits.perSecond(), Duration.ofSeconds(1))
            : rate(1, Duration.ofNanos((long) Math.ceil(1e9 / limits.perSecond()))));
    if (limits.perMinute() > 0) {
      rates.add(rate(limits.perMinute(), Duration.ofMinutes(1)));
    }
    quota = limits.perDay() == null ? null : new Quota(name, limits.perDay(), clock, counts);
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

  private RateLimiter rate(int calls, Duration period) {
    return RateLimiter.of(
        name,
        RateLimiterConfig.custom()
            .limitForPeriod(calls)
            .limitRefreshPeriod(period)
            .timeoutDuration(PATIENCE)
            .build());
  }

  /** The vendor asked one of us to wait: nobody of this connection asks meanwhile. */
  void pause(Duration asked) {
    Instant end = clock.instant().plus(asked);
    if (end.isAfter(pausedUntil)) {
      pausedUntil = end;
    }
  }

  /** After an answer that the manifest names in {@code stopOn} nothing more is asked. */
  void mind(CallFailure failure) {
    Integer status = failure.status();
    if (status != null && limits.stopOn().contains(status)) {
      stopped = failure;
    }
  }

  /**
   * Waits for the turn of one call; {@link #leave} gives it back.
   *
   * @param rest most that is waited where the vendor has asked for rest
   */
  void enter(Priority priority, Duration rest) throws LeftAlone, InterruptedException {
    if (!breaker.tryAcquirePermission()) {
      throw LeftAlone.afterBreaking(name);
    }
    boolean entered = false;
    try {
      room.acquirePermission();
      try {
        myTurn(priority, rest);
        entered = true;
      } finally {
        if (!entered) {
          room.onComplete();
        }
      }
    } catch (BulkheadFullException | RequestNotPermitted e) {
      throw LeftAlone.noTurn(name, PATIENCE);
    } catch (AcquirePermissionCancelledException e) {
      Thread.interrupted();
      throw new InterruptedException();
    } finally {
      if (!entered) {
        breaker.releasePermission();
      }
    }
  }

  /** Holding the room: what others heard while this one waited holds for it too. */
  private void myTurn(Priority priority, Duration rest) throws LeftAlone, InterruptedException {
    waitOutPause(rest);
    rates.forEach(RateLimiter::waitForPermission);
    CallFailure why = stopped;
    if (why != null) {
      throw LeftAlone.stopped(why);
    }
    if (quota != null) {
      quota.take(priority);
    }
  }

  private void waitOutPause(Duration most) throws LeftAlone, InterruptedException {
    Duration pause = Duration.between(clock.instant(), pausedUntil);
    if (pause.compareTo(most) > 0) {
      throw LeftAlone.until(name, pausedUntil);
    }
    if (!pause.isNegative()) {
      Thread.sleep(pause.toMillis() + 1);
    }
  }

  /** Nothing more is asked: the day's count is kept for whoever asks next. */
  void close() {
    if (quota != null) {
      quota.keep();
    }
  }

  void heard(Answer answer) {
    if (quota != null) {
      quota.heard(answer);
    }
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
