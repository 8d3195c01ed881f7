package org.learnwire.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims of OpenID Connect: who made the token, for whom, and when (Security 1.0, 5.1.3). */
final class TokenCheck {
  /** What clocks may differ by. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** Some platforms make the claims when the launch begins, and let five minutes pass. */
  static final Duration OLDEST = Duration.ofMinutes(10);

  private final Claims claims;
  private final Registration registration;
  private final Instant now;

  private TokenCheck(Claims claims, Instant now) {
    this.claims = claims;
    this.registration = claims.registration();
    this.now = now;
  }

  /**
   * Returns until when it is good.
   *
   * @throws LaunchRefused naming the first claim that does not fit
   */
  static Instant check(Claims claims, LoginState state, Instant now) {
    TokenCheck check = new TokenCheck(claims, now);
    check.issuer();
    check.audience();
    Instant expires = check.times();
    check.nonce(state);
    return expires;
  }

  private void issuer() {
    String issuer = claims.text("iss").orElse("");
    require(
        issuer.equals(registration.issuer()),
        LaunchError.ISSUER_WRONG,
        "iss is " + (issuer.isEmpty() ? "missing" : "not " + registration.issuer()));
  }

  /** Several audiences need an authorized party, and that is always ours where it is given. */
  private void audience() {
    JsonNode aud = claims.all().path("aud");
    List<String> audience =
        aud.isTextual()
            ? List.of(aud.asText())
            : claims.texts(claims.all(), "aud").orElse(List.of());
    String client = registration.clientId();
    require(audience.contains(client), LaunchError.AUDIENCE_WRONG, "aud does not name " + client);
    boolean hasParty = claims.all().hasNonNull("azp");
    require(
        audience.size() == 1 || hasParty,
        LaunchError.AUDIENCE_WRONG,
        "aud names several tools, and azp is missing");
    require(
        !hasParty || claims.all().get("azp").asText().equals(client),
        LaunchError.AUDIENCE_WRONG,
        "azp is not " + client);
  }

  private Instant times() {
    Instant made = time("iat");
    Instant expires = time("exp");
    require(
        made != null && expires != null,
        LaunchError.TIMES_MISSING,
        made == null ? "iat is missing" : "exp is missing");
    require(
        !expires.plus(SKEW).isBefore(now), LaunchError.EXPIRED, "exp has passed at this server");
    require(!made.minus(SKEW).isAfter(now), LaunchError.NOT_YET_VALID, "iat is still to come here");
    require(
        !made.plus(OLDEST).isBefore(now),
        LaunchError.EXPIRED,
        "iat is more than " + OLDEST.toMinutes() + " minutes ago");
    Instant from = time("nbf");
    require(
        from == null || !from.minus(SKEW).isAfter(now),
        LaunchError.NOT_YET_VALID,
        "nbf is still to come here");
    return expires;
  }

  private @Nullable Instant time(String name) {
    JsonNode value = claims.all().get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    boolean sensible = value.isNumber() && Math.abs(value.asDouble()) < 1e11;
    require(sensible, LaunchError.CLAIM_UNREADABLE, name + " should be seconds since 1970");
    return Instant.ofEpochSecond(value.asLong());
  }

  private void nonce(LoginState state) {
    String nonce = claims.text("nonce").orElse("");
    require(
        nonce.equals(state.nonce()),
        LaunchError.NONCE_WRONG,
        nonce.isEmpty() ? "nonce is missing" : "nonce is not the one that was asked for");
  }

  private void require(boolean holds, LaunchError error, String detail) {
    if (!holds) {
      throw new LaunchRefused(error, detail, registration);
    }
  }
}
