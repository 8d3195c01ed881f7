package org.learnwire.lti;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the platforms for a second: every launch asks for it three times. It is not
 * asked within a read that began earlier: what that read saw would be kept, though it had changed.
 */
final class KnownPlatforms {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<Known> look;
  private @Nullable Known known;
  private long at;
  private long changes;

  KnownPlatforms(Supplier<Known> look) {
    this.look = look;
  }

  /**
   * All of them.
   *
   * @param hosts where services live, under the ids of registrations
   */
  record Known(List<Registration> registrations, Map<String, Set<String>> hosts) {}

  Known now() {
    long before;
    synchronized (this) {
      if (known != null && System.nanoTime() - at < FRESH_NANOS) {
        return known;
      }
      before = changes;
    }
    long began = System.nanoTime();
    Known found = look.get();
    keep(found, began, before);
    return found;
  }

  /** What was read before a change is not kept after it. */
  private synchronized void keep(Known found, long began, long before) {
    if (changes == before) {
      known = found;
      at = began;
    }
  }

  synchronized void forget() {
    changes++;
    known = null;
  }
}
