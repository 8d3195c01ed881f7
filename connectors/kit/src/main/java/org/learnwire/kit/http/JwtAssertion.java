package org.learnwire.kit.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Grant.Claims;

/** A JSON Web Token that says who speaks of whom to whom (RFC 7523, 3), signed with RS256. */
record JwtAssertion(RSAPrivateKey key, @Nullable String keyId) {
  /** Salesforce takes none that lives longer than three minutes. */
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  /**
   * @param address the audience where the claims name none
   */
  String signed(Claims claims, String address, Instant now) throws GeneralSecurityException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(keyId).build(),
            new JWTClaimsSet.Builder()
                .issuer(claims.issuer())
                .subject(claims.subject())
                .audience(claims.audience() == null ? address : claims.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
  }
}
