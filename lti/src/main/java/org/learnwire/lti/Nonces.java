package org.learnwire.lti;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.learnwire.database.Database;

/** Every nonce once: kept until the token that carried it is surely refused for its age. */
final class Nonces {
  private static final Duration LONGER = TokenCheck.SKEW.plusMinutes(5);
  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(10);

  private final Database database;
  private final Clock clock;
  private volatile Instant cleared = Instant.EPOCH;

  Nonces(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether it is used for the first time; of two at once, one is told so. */
  boolean spend(String registrationId, String nonce, Instant expires) {
    Instant now = clock.instant();
    Instant until = (expires.isBefore(now) ? now : expires).plus(LONGER);
    boolean clears = now.isAfter(cleared.plus(BETWEEN_CLEARINGS));
    boolean first =
        database.write(
            "a nonce is spent",
            tx -> {
              if (clears) {
                tx.update("delete from lti_nonce where until < ?", now);
              }
              return tx.update(
                      "insert into lti_nonce (registration_id, nonce, until) values (?, ?, ?)"
                          + " on conflict do nothing",
                      registrationId,
                      hash(nonce),
                      until)
                  == 1;
            });
    if (clears) {
      cleared = now;
    }
    return first;
  }

  private static String hash(String nonce) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
