package org.learnwire.lti;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that platforms sign with, from the key set address of the registration and nowhere else
 * (Security Framework 1.0, 6.3): a {@code jku} or {@code jwk} in a token is never followed.
 */
public final class PlatformKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformKeys.class);

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration KEPT_AT_MOST = Duration.ofDays(1);

  /**
   * Made-up kids in forged tokens cost the platform one call in this time, not one each; a fetch
   * that was due anyhow does not count, so that a key which is new right after it is found.
   */
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  private static final int FEWEST_BITS = 2048;

  private final Web web;
  private final Clock clock;
  private final Map<URI, KeySet> known = new ConcurrentHashMap<>();

  public PlatformKeys(Web web, Clock clock) {
    this.web = web;
    this.clock = clock;
  }

  /** One address, and what was found there last. */
  private static final class KeySet {
    private volatile @Nullable JWKSet keys;
    private volatile Instant goodUntil = Instant.EPOCH;
    private volatile Instant asked = Instant.EPOCH;
    private volatile Instant missed = Instant.EPOCH;
    private volatile String problem = "";
    private volatile Duration ahead = Duration.ZERO;
  }

  /**
   * The key that a token names.
   *
   * @throws LaunchRefused when the platform does not publish it, or cannot be asked
   */
  RSAKey find(Registration registration, @Nullable String kid) {
    if (kid == null || kid.isBlank()) {
      throw new LaunchRefused(
          LaunchError.KEY_UNKNOWN, "the header names no key (kid)", registration);
    }
    KeySet set = known.computeIfAbsent(registration.jwksUrl(), address -> new KeySet());
    boolean good = clock.instant().isBefore(set.goodUntil);
    Optional<RSAKey> key = good ? in(set, kid) : Optional.empty();
    if (key.isEmpty()) {
      fetch(registration.jwksUrl(), set, good);
      key = in(set, kid);
    }
    return key.orElseThrow(() -> unknown(registration, set));
  }

  /**
   * How the address answers now.
   *
   * @param problem empty: there is a key to sign with
   * @param ahead how far the platform's clock is before this server's
   */
  public record Tried(String problem, Duration ahead) {}

  /** Asks the address now; its answer is not kept. */
  public Tried tried(Registration registration) {
    KeySet set = new KeySet();
    fetch(registration.jwksUrl(), set, false);
    JWKSet keys = set.keys;
    if (keys == null) {
      return new Tried(set.problem, set.ahead);
    }
    boolean usable = keys.getKeys().stream().anyMatch(PlatformKeys::signs);
    return new Tried(
        usable ? "" : "there is no RSA key to sign with among " + keys.size(), set.ahead);
  }

  private static LaunchRefused unknown(Registration registration, KeySet set) {
    return set.keys == null
        ? new LaunchRefused(LaunchError.KEYS_UNREACHABLE, set.problem, registration)
        : new LaunchRefused(
            LaunchError.KEY_UNKNOWN,
            "it is not among the " + set.keys.size() + " at " + registration.jwksUrl(),
            registration);
  }

  private static Optional<RSAKey> in(KeySet set, String kid) {
    JWKSet keys = set.keys;
    JWK found = keys == null ? null : keys.getKeyByKeyId(kid);
    return found != null && signs(found) ? Optional.of(found.toRSAKey()) : Optional.empty();
  }

  private static boolean signs(JWK key) {
    return key instanceof RSAKey
        && key.size() >= FEWEST_BITS
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
  }

  /** {@code again}: what is known is good, but lacks a key. */
  private void fetch(URI address, KeySet set, boolean again) {
    synchronized (set) {
      Instant now = clock.instant();
      if (now.isBefore((again ? set.missed : set.asked).plus(BETWEEN_FETCHES))) {
        return;
      }
      set.asked = now;
      set.missed = again ? now : set.missed;
      try {
        Web.Answer answer = web.get(address, Map.of());
        answer.date().ifPresent(date -> set.ahead = Duration.between(now, date));
        if (answer.status() != 200) {
          throw new IOException("the answer was HTTP " + answer.status());
        }
        set.keys = JWKSet.parse(answer.body());
        set.goodUntil = now.plus(kept(answer.keep()));
      } catch (AddressRefused e) {
        failed(address, set, e.getMessage());
      } catch (ParseException e) {
        failed(address, set, address + " answers, but not with a key set");
      } catch (IOException e) {
        failed(address, set, address + ": " + reason(e));
      }
    }
  }

  /** What was known stays known: a platform's outage must not end what it signed before. */
  private static void failed(URI address, KeySet set, String problem) {
    set.problem = problem;
    LOG.warn("keys of a platform could not be fetched: {}", problem);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "it cannot be reached" : e.getMessage();
  }

  private static Duration kept(Duration said) {
    if (said.isZero()) {
      return KEPT;
    }
    return said.compareTo(KEPT_AT_MOST) > 0 ? KEPT_AT_MOST : said;
  }
}
