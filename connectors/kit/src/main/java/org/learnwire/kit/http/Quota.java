package org.learnwire.kit.http;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import org.learnwire.kit.manifest.Limits.PerDay;
import org.learnwire.kit.manifest.Limits.Used;

/**
 * What is left of a day's calls. We count ourselves, from midnight UTC; where the vendor's answers
 * say what it has counted, with all who share the quota, that holds.
 */
final class Quota {
  private final String name;
  private final PerDay perDay;
  private final Clock clock;
  private final DayCounts counts;
  private LocalDate day;
  private long quota;
  private long used;
  private long kept;

  Quota(String name, PerDay perDay, Clock clock, DayCounts counts) {
    this.name = name;
    this.perDay = perDay;
    this.clock = clock;
    this.counts = counts;
    this.quota = perDay.calls();
    this.day = today();
    this.used = counts.of(name, day);
    this.kept = used;
  }

  /** Counts one call, or says that there is none left for it. */
  synchronized void take(Priority priority) throws LeftAlone {
    if (!day.equals(today())) {
      day = today();
      used = 0;
      kept = 0;
    }
    boolean reserved = priority == Priority.READ && perDay.reserve() > 0;
    long most = reserved ? (long) Math.floor(quota * (1 - perDay.reserve())) : quota;
    if (used >= most) {
      throw LeftAlone.quotaSpent(name, used, quota, reserved && used < quota);
    }
    used++;
    // Every thousandth of the quota: what a crash forgets is no more than that.
    if (Math.abs(used - kept) >= Math.max(1, quota / 1000)) {
      keep();
    }
  }

  synchronized void keep() {
    if (used != kept) {
      counts.keep(name, day, used);
      kept = used;
    }
  }

  /** Takes over what the vendor has counted. */
  synchronized void heard(Answer answer) {
    Used told = perDay.used();
    if (told == null) {
      return;
    }
    Matcher figures = told.pattern().matcher(answer.header(told.header()).orElse(""));
    if (figures.find()) {
      used = number(figures.group(1), used);
      if (figures.groupCount() > 1) {
        quota = number(figures.group(2), quota);
      }
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static long number(String text, long otherwise) {
    return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : otherwise;
  }
}
