package org.learnwire.lti;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes and reads what binds a launch to its beginning (Security Framework 1.0, 5.1.1). */
public final class LoginStates {
  /** Longer than any platform lets its own half of the launch wait. */
  static final Duration GOOD = Duration.ofMinutes(10);

  /** A frame's name; nothing else is put into a page or believed. */
  private static final Pattern FRAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealing sealing;
  private final Clock clock;

  public LoginStates(Sealing sealing, Clock clock) {
    this.sealing = sealing;
    this.clock = clock;
  }

  LoginState begin(Registration registration, Optional<String> storageTarget) {
    byte[] drawn = new byte[24];
    RANDOM.nextBytes(drawn);
    return state(
        Base64.getUrlEncoder().withoutPadding().encodeToString(drawn),
        registration.id(),
        clock.instant().plus(GOOD),
        storageTarget.filter(name -> FRAME.matcher(name).matches()).orElse(null));
  }

  /**
   * What was begun here and is still good.
   *
   * @throws LaunchRefused for anything else
   */
  public LoginState read(@Nullable String text) {
    String[] parts = text == null ? new String[0] : text.split("\\.", -1);
    if (parts.length != 5) {
      throw unknown(text == null ? "there is no state" : "the state is not one of ours");
    }
    try {
      LoginState begun =
          state(
              parts[0],
              parts[1],
              Instant.ofEpochSecond(Long.parseLong(parts[2])),
              parts[3].isEmpty() ? null : parts[3]);
      if (!same(begun.text(), String.valueOf(text))) {
        throw unknown("the state was not signed here");
      }
      if (!begun.expires().isAfter(clock.instant())) {
        throw unknown("it was begun more than " + GOOD.toMinutes() + " minutes ago");
      }
      return begun;
    } catch (NumberFormatException | DateTimeException e) {
      throw unknown("the state is not one of ours");
    }
  }

  /** Whether the browser has what was given to the one that began. */
  public static boolean isSameBrowser(LoginState state, @Nullable String given) {
    return given != null && same(state.browser(), given);
  }

  private LoginState state(
      String id, String registrationId, Instant expires, @Nullable String storageTarget) {
    String begun =
        String.join(
            ".",
            id,
            registrationId,
            String.valueOf(expires.getEpochSecond()),
            storageTarget == null ? "" : storageTarget);
    return new LoginState(
        begun + "." + sealing.mark(begun, "lti state"),
        id,
        registrationId,
        Instant.ofEpochSecond(expires.getEpochSecond()),
        storageTarget,
        sealing.mark(id, "lti nonce"),
        sealing.mark(id, "lti browser"));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static LaunchRefused unknown(String why) {
    return new LaunchRefused(LaunchError.STATE_UNKNOWN, why, null);
  }
}
