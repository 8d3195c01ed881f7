package org.learnwire.lti.services;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.lti.Registration;

/**
 * The time and the comment of the last score for each person and column. Platforms compare whole
 * seconds and refuse what is not later, and show a comment as often as it is sent; both outlive a
 * restart. Keys and comments are kept as hashes only.
 */
final class SentScores {
  private final Database database;
  private final Clock clock;

  SentScores(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A time for the next score: a whole second, later than any before for this person and column.
   */
  Instant next(Registration registration, URI item, String user, @Nullable Instant after) {
    String key = key(item, user);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant floor =
        after == null ? now : later(now, after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    return database.write(
        "the time of a score",
        tx -> {
          Optional<Long> last = second(tx, registration, key);
          Instant next =
              last.isEmpty() ? floor : later(floor, Instant.ofEpochSecond(last.get() + 1));
          tx.update(
              "insert into lti_score (registration_id, score, second) values (?, ?, ?)"
                  + " on conflict (registration_id, score) do update set second = excluded.second",
              registration.id(),
              key,
              next.getEpochSecond());
          return next;
        });
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Long> second(Tx tx, Registration registration, String key)
      throws SQLException {
    return tx.one(
        "select second from lti_score where registration_id = ? and score = ?",
        row -> row.getLong(1),
        registration.id(),
        key);
  }

  /** Whether this comment is the one that the platform has. */
  boolean said(Registration registration, URI item, String user, String comment) {
    return database
        .read(
            tx ->
                tx.one(
                    "select comment_hash from lti_score where registration_id = ? and score = ?"
                        + " and comment_hash is not null",
                    row -> row.getString(1),
                    registration.id(),
                    key(item, user)))
        .filter(hash(comment)::equals)
        .isPresent();
  }

  void saying(Registration registration, URI item, String user, String comment) {
    database.write(
        "the comment of a score",
        tx ->
            tx.update(
                "update lti_score set comment_hash = ? where registration_id = ? and score = ?",
                hash(comment),
                registration.id(),
                key(item, user)));
  }

  private static String key(URI item, String user) {
    return hash(item + "\n" + user);
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
