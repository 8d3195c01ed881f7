package org.learnwire.lti.services;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.learnwire.lti.Registration;

/** What a tool signs to ask for a token, as it should be and as it should not. */
enum Assertion {
  GOOD,
  /** Names its client and nothing else. */
  BARE,
  /** Of a client that nobody registered. */
  STRANGER,
  /** Made out to somebody else. */
  ELSEWHERE,
  /** Ended long ago. */
  OLD,
  /** With a signature of something else. */
  UNSIGNED;

  String by(Registration registration) {
    Instant now = Instant.now();
    String client = this == STRANGER ? "NOPE" : registration.clientId();
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(client);
    if (this != BARE) {
      claims
          .issuer(client)
          .audience(this == ELSEWHERE ? "https://evil.example/" : registration.tokenAudience())
          .issueTime(Date.from(this == OLD ? Instant.ofEpochSecond(1000) : now))
          .expirationTime(
              Date.from(this == OLD ? Instant.ofEpochSecond(2000) : now.plusSeconds(60)))
          .jwtID(UUID.randomUUID().toString());
    }
    RSAKey key = FakePlatformCase.tool.keys.signing();
    try {
      SignedJWT text =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      text.sign(new RSASSASigner(key));
      String signed = text.serialize();
      int begins = signed.lastIndexOf('.') + 1;
      return this == UNSIGNED
          ? signed.substring(0, begins) + new StringBuilder(signed.substring(begins)).reverse()
          : signed;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
