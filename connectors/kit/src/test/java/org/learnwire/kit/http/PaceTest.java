package org.learnwire.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.FileDayCounts;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Limits.PerDay;
import org.learnwire.kit.manifest.Limits.Used;

class PaceTest {
  private static final Duration REST = Duration.ofSeconds(5);
  private final Moved clock = new Moved();

  @Test
  void of_a_days_calls_the_reserve_is_for_writes() throws Exception {
    Pace pace = pace(new PerDay(10, 0.2, null));
    for (int i = 0; i < 8; i++) {
      call(pace, Priority.READ);
    }
    assertThatThrownBy(() -> call(pace, Priority.READ))
        .isInstanceOf(LeftAlone.class)
        .hasMessageContaining(
            "hr: 8 of the 10 calls of today are used, the rest is kept for writes");
    call(pace, Priority.WRITE);
    call(pace, Priority.WRITE);
    assertThatThrownBy(() -> call(pace, Priority.WRITE))
        .hasMessageContaining("hr: 10 of the 10 calls of today are used; it goes on with the next");
  }

  @Test
  void a_new_day_is_a_new_quota() throws Exception {
    Pace pace = pace(new PerDay(1, 0, null));
    call(pace, Priority.READ);
    assertThatThrownBy(() -> call(pace, Priority.READ)).isInstanceOf(LeftAlone.class);
    clock.now = clock.now.plus(Duration.ofDays(1));
    assertThatCode(() -> call(pace, Priority.READ)).doesNotThrowAnyException();
  }

  @Test
  void a_new_start_goes_on_with_the_days_count(@TempDir Path data) throws Exception {
    Limits limits = new Limits(100_000, 0, 5, new PerDay(2000, 0, null), Set.of());
    Pace before = new Pace("hr", limits, clock, new FileDayCounts(data));
    for (int i = 0; i < 1501; i++) {
      call(before, Priority.READ);
    }
    // Killed: at most a thousandth is forgotten. Closed: nothing is.
    assertThat(new FileDayCounts(data).of("hr", today())).isBetween(1499L, 1501L);
    before.close();
    Pace after = new Pace("hr", limits, clock, new FileDayCounts(data));
    for (int i = 0; i < 499; i++) {
      call(after, Priority.READ);
    }
    assertThatThrownBy(() -> call(after, Priority.READ))
        .hasMessageContaining("hr: 2000 of the 2000 calls of today are used");
    clock.now = clock.now.plus(Duration.ofDays(1));
    assertThat(new FileDayCounts(data).of("hr", today())).isZero();
    assertThatCode(() -> call(after, Priority.READ)).doesNotThrowAnyException();
  }

  @Test
  void a_count_that_cannot_be_read_is_no_reason_not_to_ask(@TempDir Path data) throws Exception {
    Files.writeString(Files.createDirectory(data.resolve("calls")).resolve("hr"), "no count");
    Pace pace =
        new Pace(
            "hr",
            new Limits(1000, 0, 5, new PerDay(1, 0, null), Set.of()),
            clock,
            new FileDayCounts(data));
    assertThatCode(() -> call(pace, Priority.READ)).doesNotThrowAnyException();
    assertThat(Files.readString(data.resolve("calls/hr"))).isEqualTo(today() + " 1\n");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Test
  void what_the_vendor_has_counted_holds() throws Exception {
    Used used = new Used("Sforce-Limit-Info", Pattern.compile("api-usage=(\\d+)/(\\d+)"));
    Pace pace = pace(new PerDay(100_000, 0.2, used));
    call(pace, Priority.READ);
    heard(pace, "api-usage=12001/15000");
    assertThatThrownBy(() -> call(pace, Priority.READ))
        .hasMessageContaining("12001 of the 15000 calls of today");
    heard(pace, "api-usage=25/15000");
    call(pace, Priority.READ);
    heard(pace, "per-app-api-usage=x");
    call(pace, Priority.READ);
  }

  @Test
  void a_minute_has_a_limit_of_its_own_and_a_wait_can_be_broken_off() throws Exception {
    Pace pace = new Pace("hr", new Limits(1000, 3, 5, null, Set.of()), clock, DayCounts.inMemory());
    for (int i = 0; i < 3; i++) {
      call(pace, Priority.READ);
    }
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Thread fourth = new Thread(() -> outcome.set(catchThrowable(() -> call(pace, Priority.READ))));
    fourth.start();
    Awaitility.await().until(() -> fourth.getState() == Thread.State.TIMED_WAITING);
    fourth.interrupt();
    fourth.join();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void less_than_a_whole_number_a_second_is_no_rounded_one() throws Exception {
    Pace pace = new Pace("hr", new Limits(2.5, 5), Clock.systemUTC(), DayCounts.inMemory());
    long before = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      call(pace, Priority.READ);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void a_longer_rest_than_one_waits_is_kept_by_all() {
    Pace pace = new Pace("hr", new Limits(1000, 5), clock, DayCounts.inMemory());
    pace.pause(Duration.ofHours(1));
    pace.pause(Duration.ofSeconds(1));
    assertThatThrownBy(() -> call(pace, Priority.WRITE))
        .isInstanceOfSatisfying(
            LeftAlone.class,
            left -> {
              assertThat(left.word()).isEqualTo(ErrorWord.THROTTLED);
              assertThat(left.arrival()).isEqualTo(Arrival.NEVER);
            })
        .hasMessageContaining(
            "hr: the system has asked to be left alone until 2026-03-01T13:00:00Z");
    clock.now = clock.now.plus(Duration.ofHours(1));
    assertThatCode(() -> call(pace, Priority.WRITE)).doesNotThrowAnyException();
  }

  @Test
  void after_a_status_on_which_addresses_are_blocked_nothing_more_is_asked() throws Exception {
    Pace pace =
        new Pace("hr", new Limits(1000, 0, 5, null, Set.of(401)), clock, DayCounts.inMemory());
    pace.mind(failed(403));
    call(pace, Priority.READ);
    pace.mind(failed(401));
    assertThatThrownBy(() -> call(pace, Priority.WRITE))
        .hasMessage(
            "hr: no; nothing more is asked, since this system blocks addresses that go on;"
                + " mend it; then start the program anew");
  }

  @Test
  void what_is_turned_away_takes_no_room() throws Exception {
    Pace pace =
        new Pace(
            "hr",
            new Limits(1000, 0, 1, new PerDay(1, 0, null), Set.of()),
            clock,
            DayCounts.inMemory());
    call(pace, Priority.READ);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> call(pace, Priority.READ)).isInstanceOf(LeftAlone.class);
    }
    clock.now = clock.now.plus(Duration.ofDays(1));
    Future<?> next = inThread(() -> call(pace, Priority.READ));
    Awaitility.await().until(next::isDone);
  }

  private static CallFailure failed(int status) {
    return new CallFailure(
        ErrorWord.BAD_CREDENTIALS, Arrival.ANSWERED, "hr: no", "mend it", status, null, null);
  }

  private Pace pace(PerDay perDay) {
    return new Pace("hr", new Limits(1000, 0, 5, perDay, Set.of()), clock, DayCounts.inMemory());
  }

  private static Void call(Pace pace, Priority priority) throws Exception {
    pace.enter(priority, REST);
    pace.leave(Instant.now(), false);
    return null;
  }

  private static void heard(Pace pace, String figure) {
    Map<String, String> headers = Map.of("Sforce-Limit-Info", figure);
    pace.heard(new Answer(200, headers, InputStream.nullInputStream(), () -> {}));
  }

  private static Future<?> inThread(Callable<?> task) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> result = thread.submit(task);
    thread.shutdown();
    return result;
  }

  /** A clock that a test moves. */
  private static final class Moved extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
