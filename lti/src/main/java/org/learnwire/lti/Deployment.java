package org.learnwire.lti;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place of a platform where the tool was put (LTI Core 1.3, 3.1.3): an account, a course, a
 * school. Its first signed launch makes it known; a person approves it.
 *
 * @param seenIn title of the course of its first launch
 */
public record Deployment(
    String registrationId, String id, State state, @Nullable String seenIn, Instant firstSeen) {

  /** Whether launches from there are let in. */
  public enum State {
    WAITING,
    APPROVED,
    REFUSED;

    /** As it is stored. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
