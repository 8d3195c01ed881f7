package org.learnwire.lti;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.learnwire.database.Database;

/**
 * The operator's yes to a registration before it comes: a code in the address that the
 * administrator of a platform pastes. Without one nothing is fetched, for anybody may open that
 * address.
 */
public final class Invitations {
  /** Long enough for a ticket to the other department. */
  public static final Duration GOOD = Duration.ofDays(7);

  private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Clock clock;

  public Invitations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A new code, good once. */
  public String make(String who) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    Instant now = clock.instant();
    database.write(
        "a registration is expected",
        tx -> {
          tx.update("delete from lti_invitation where expires < ?", now);
          return tx.update(
              "insert into lti_invitation (id, made_by, created, expires) values (?, ?, ?, ?)",
              hash(code.toString()),
              who,
              now,
              now.plus(GOOD));
        });
    return code.toString();
  }

  /** Whether it is good, without using it up. */
  public boolean isGood(Optional<String> code) {
    return code.isPresent()
        && database
            .read(
                tx ->
                    tx.one(
                        "select 1 from lti_invitation"
                            + " where id = ? and used is null and expires > ?",
                        row -> row.getInt(1),
                        hash(code.get()),
                        clock.instant()))
            .isPresent();
  }

  /** Uses it up; of two at once, one gets it. */
  public boolean spend(String code) {
    return database.write(
        "an invitation is used",
        tx ->
            tx.update(
                    "update lti_invitation set used = ?"
                        + " where id = ? and used is null and expires > ?",
                    clock.instant(),
                    hash(code),
                    clock.instant())
                == 1);
  }

  /** It came to nothing: the code may be tried again. */
  public void giveBack(String code) {
    database.write(
        "an invitation was not needed",
        tx -> tx.update("update lti_invitation set used = null where id = ?", hash(code)));
  }

  private static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(code.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
