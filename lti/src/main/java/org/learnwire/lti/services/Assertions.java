package org.learnwire.lti.services;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;

/** What we sign. */
final class Assertions {
  private static final int SECONDS = 60;
  private final Keys keys;
  private final Clock clock;

  Assertions(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Says to a token endpoint who we are, for a minute (RFC 7523, 3). */
  String of(Registration registration) {
    Instant now = clock.instant();
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(registration.clientId())
            .subject(registration.clientId())
            .audience(registration.tokenAudience())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
            .jwtID(UUID.randomUUID().toString())
            .build());
  }

  String signed(JWTClaimsSet claims) {
    RSAKey key = keys.signing();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform signs with RSA", e);
    }
    return jwt.serialize();
  }
}
