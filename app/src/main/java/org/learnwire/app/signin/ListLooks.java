package org.learnwire.app.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which looks at a list are new: a page that is read again within the hour is one look. */
@Component
final class ListLooks {
  private static final Duration ONE = Duration.ofHours(1);

  private record Look(Set<String> people, Instant at) {}

  private final Clock clock;
  private final Map<List<String>, Look> last = new HashMap<>();

  ListLooks(Clock clock) {
    this.clock = clock;
  }

  /** Whether it shows anybody whom the same reader has not just seen there. */
  synchronized boolean isNew(String who, String page, Set<String> people) {
    Instant now = clock.instant();
    last.values().removeIf(look -> look.at().plus(ONE).isBefore(now));
    List<String> key = List.of(who, page.equals("/live") ? "/" : page);
    Look before = last.get(key);
    if (before != null && before.people().containsAll(people)) {
      return false;
    }
    last.put(key, new Look(Set.copyOf(people), now));
    return true;
  }
}
