package org.learnwire.ltitool.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.LaunchError;
import org.learnwire.lti.LaunchRefused;
import org.learnwire.lti.Registration;

/** How launches went since the start, for the page that helps to mend them. */
public final class LaunchLog {
  private static final int KEPT = 50;

  private final Clock clock;
  private final Deque<Refusal> latest = new ArrayDeque<>();
  private final AtomicLong byCookie = new AtomicLong();
  private final AtomicLong byStorage = new AtomicLong();

  public LaunchLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * One of them; neither token nor person.
   *
   * @param platform the registration's title; null: it was of none
   */
  public record Refusal(Instant at, LaunchError error, String detail, @Nullable String platform) {}

  void letInByCookie() {
    byCookie.incrementAndGet();
  }

  void letInByStorage() {
    byStorage.incrementAndGet();
  }

  /** Launches since the start whose browser brought its cookie. */
  public long byCookie() {
    return byCookie.get();
  }

  /** Launches since the start whose browser brought what the platform keeps. */
  public long byStorage() {
    return byStorage.get();
  }

  synchronized void add(LaunchRefused refused) {
    Registration registration = refused.registration();
    latest.addFirst(
        new Refusal(
            clock.instant(),
            refused.error(),
            refused.detail(),
            registration == null ? null : registration.title()));
    while (latest.size() > KEPT) {
      latest.removeLast();
    }
  }

  /** Latest first. */
  public synchronized List<Refusal> latest() {
    return List.copyOf(latest);
  }
}
