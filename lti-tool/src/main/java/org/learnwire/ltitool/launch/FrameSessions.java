package org.learnwire.ltitool.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;

/** The sessions of launches, by the hash of their tokens: a copy of the database lets nobody in. */
public final class FrameSessions {
  /** A working session at one course page; the link opens a new one at any time. */
  static final Duration GOOD = Duration.ofHours(2);

  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(10);

  /** How long a launch waits for the browser's proof. */
  static final Duration PENDING = Duration.ofMinutes(2);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final Clock clock;
  private volatile Instant cleared = Instant.EPOCH;

  public FrameSessions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Opens one: the browser has shown that it is the one that began. */
  FrameSession open(KeptLaunch launch, @Nullable String personId) {
    return begin(launch, personId, null, GOOD);
  }

  /** Begins one that stays shut until somebody brings the proof. */
  FrameSession pending(KeptLaunch launch, @Nullable String personId, String proof) {
    return begin(launch, personId, hash(proof), PENDING);
  }

  private FrameSession begin(
      KeptLaunch launch, @Nullable String personId, @Nullable String proof, Duration good) {
    byte[] drawn = new byte[32];
    RANDOM.nextBytes(drawn);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    Instant now = clock.instant();
    String json = json(launch);
    boolean clears = now.isAfter(cleared.plus(BETWEEN_CLEARINGS));
    database.write(
        "a launch begins a session",
        tx -> {
          if (clears) {
            tx.update("delete from lti_session where expires < ?", now);
          }
          return tx.update(
              "insert into lti_session"
                  + " (id, registration_id, person_id, launch, proof, created, expires)"
                  + " values (?, ?, ?, ?, ?, ?, ?)",
              hash(token),
              launch.registrationId(),
              personId,
              json,
              proof,
              now,
              now.plus(good));
        });
    if (clears) {
      cleared = now;
    }
    return new FrameSession(token, personId, launch, now.plus(good));
  }

  /** Opens what waits; the second of two proofs opens nothing. */
  Optional<FrameSession> prove(String token, String proof) {
    Instant now = clock.instant();
    int opened =
        database.write(
            "a launch is proven",
            tx ->
                tx.update(
                    "update lti_session set proof = null, expires = ?"
                        + " where id = ? and proof = ? and expires > ?",
                    now.plus(GOOD),
                    hash(token),
                    hash(proof),
                    now));
    return opened == 1 ? find(token) : Optional.empty();
  }

  /** An open one. */
  public Optional<FrameSession> find(String token) {
    return database.read(
        tx ->
            tx.one(
                "select person_id, launch, expires from lti_session"
                    + " where id = ? and proof is null and expires > ?",
                row -> session(token, row),
                hash(token),
                clock.instant()));
  }

  private static FrameSession session(String token, ResultSet row) throws SQLException {
    try {
      return new FrameSession(
          token,
          row.getString(1),
          JSON.readValue(row.getString(2), KeptLaunch.class),
          Times.instant(row.getLong(3)));
    } catch (JsonProcessingException e) {
      throw new SQLException("a launch that was kept cannot be read", e);
    }
  }

  private static String json(KeptLaunch launch) {
    try {
      return JSON.writeValueAsString(launch);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a launch is made of texts", e);
    }
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
