package org.learnwire.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * The RSA keys that this tool signs with, for all platforms. A new one is published before it signs
 * and an old one after it has ceased to: some platforms keep what they fetched.
 */
public final class Keys {
  /** A platform that caches has fetched again by then. */
  static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);

  /** Longer than anything we sign is good, and than caches last. */
  static final Duration PUBLISHED_AFTER = Duration.ofDays(2);

  private static final int BITS = 2048;
  private static final String CONTEXT = "lti key ";

  private final Database database;
  private final Sealing sealing;
  private final Clock clock;
  private final Map<String, RSAKey> opened = new ConcurrentHashMap<>();

  public Keys(Database database, Sealing sealing, Clock clock) {
    this.database = database;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * A key of ours, without its private half.
   *
   * @param signsFrom when it begins to sign
   */
  public record Published(String kid, Instant created, Instant signsFrom, boolean signs) {}

  private record Row(String kid, String publicJwk, byte[] sealed, Instant created, Instant from) {}

  /** The key that signs now; the first is made at the first need. */
  public RSAKey signing() {
    Row now = current(rows()).orElseGet(this::first);
    return opened.computeIfAbsent(now.kid(), kid -> open(now));
  }

  /** Public halves, as a JWK Set (RFC 7517, 5). */
  public Map<String, Object> jwks() {
    signing();
    List<JWK> all = new ArrayList<>();
    published().forEach(row -> all.add(parsed(row.publicJwk())));
    return new JWKSet(all).toJSONObject(true);
  }

  /** What is published, newest first. */
  public List<Published> list() {
    String signs = current(rows()).map(Row::kid).orElse("");
    return published().stream()
        .map(row -> new Published(row.kid(), row.created(), row.from(), row.kid().equals(signs)))
        .toList();
  }

  /** Makes a key that signs from tomorrow on. */
  public Published rotate() {
    Row made =
        make(clock.instant().plus(current(rows()).isEmpty() ? Duration.ZERO : PUBLISHED_BEFORE));
    database.write("a new key", tx -> insert(tx, made));
    return new Published(made.kid(), made.created(), made.from(), false);
  }

  /**
   * Takes a key back at once, because somebody else may have it. What it signed is worth nothing
   * any more; a new one signs from now on.
   */
  public boolean withdraw(String kid) {
    Row instead = make(clock.instant());
    opened.remove(kid);
    return database.write(
        "a key is withdrawn",
        tx -> {
          int gone =
              tx.update(
                  "update lti_key set withdrawn = ? where kid = ? and withdrawn is null",
                  clock.instant(),
                  kid);
          if (gone == 1) {
            insert(tx, instead);
          }
          return gone == 1;
        });
  }

  private Row first() {
    Row made = make(clock.instant());
    return database.write(
        "the first key",
        tx -> {
          Optional<Row> other = current(rows(tx));
          if (other.isEmpty()) {
            insert(tx, made);
          }
          return other.orElse(made);
        });
  }

  /** Those not withdrawn whose successor has not signed for long. */
  private List<Row> published() {
    List<Row> shown = new ArrayList<>();
    @Nullable Instant successor = null;
    for (Row row : rows()) {
      if (successor == null || successor.plus(PUBLISHED_AFTER).isAfter(clock.instant())) {
        shown.add(row);
      }
      successor = row.from();
    }
    return shown;
  }

  private Optional<Row> current(List<Row> newestFirst) {
    Instant now = clock.instant();
    return newestFirst.stream().filter(row -> !row.from().isAfter(now)).findFirst();
  }

  private Row make(Instant from) {
    try {
      String kid = UUID.randomUUID().toString();
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .keyID(kid)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      return new Row(
          kid,
          key.toPublicJWK().toJSONString(),
          sealing.seal(key.toJSONString(), CONTEXT + kid),
          clock.instant(),
          from);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform makes RSA keys", e);
    }
  }

  private RSAKey open(Row row) {
    return parsed(sealing.open(row.sealed(), CONTEXT + row.kid()));
  }

  private static RSAKey parsed(String json) {
    try {
      return RSAKey.parse(json);
    } catch (ParseException e) {
      throw new KeyNotReadable("one of them is not whole", e);
    }
  }

  private static int insert(Tx tx, Row row) throws SQLException {
    return tx.update(
        "insert into lti_key (kid, public_jwk, sealed, created, signs_from) values (?, ?, ?, ?, ?)",
        row.kid(),
        row.publicJwk(),
        row.sealed(),
        row.created(),
        row.from());
  }

  private List<Row> rows() {
    return database.read(Keys::rows);
  }

  private static List<Row> rows(Tx tx) throws SQLException {
    return tx.list(
        "select kid, public_jwk, sealed, created, signs_from from lti_key"
            + " where withdrawn is null order by signs_from desc, kid",
        row ->
            new Row(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                Times.instant(row.getLong(4)),
                Times.instant(row.getLong(5))));
  }
}
