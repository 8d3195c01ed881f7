package org.learnwire.kit.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an access token is asked for with. Values hold placeholders of settings. */
public sealed interface Grant {

  /** A request of the vendor's own making. */
  record Own(Call call) implements Grant {}

  /**
   * RFC 6749, 4.4.
   *
   * @param key signs who asks, in place of a client secret (RFC 7523, 2.2)
   */
  record ClientCredentials(TokenEndpoint at, @Nullable SigningKey key) implements Grant {}

  /** RFC 6749, 6: a new refresh token in the answer takes the place of this one for good. */
  record RefreshToken(TokenEndpoint at, String token) implements Grant {}

  /** RFC 7523, 2.1: a signed JSON Web Token. */
  record JwtBearer(TokenEndpoint at, Claims claims, SigningKey key) implements Grant {}

  /**
   * RFC 7522, 2.1: a signed SAML 2.0 assertion.
   *
   * @param recipient the address it is for; null: the token endpoint's
   * @param format of the subject's NameID
   * @param attributes of its attribute statement
   * @param certificate goes with the signature; PEM
   * @param base64url the assertion's encoding, else base64
   */
  record SamlBearer(
      TokenEndpoint at,
      Claims claims,
      @Nullable String recipient,
      String format,
      Map<String, String> attributes,
      SigningKey key,
      @Nullable String certificate,
      boolean base64url)
      implements Grant {}

  /**
   * Where tokens are given out and how the client says who it is there (RFC 6749, 2.3.1).
   *
   * @param url below the base address, or whole
   * @param inBody the client's id and secret go as fields and not as HTTP Basic
   * @param params further fields
   */
  record TokenEndpoint(
      String url,
      @Nullable String clientId,
      @Nullable String clientSecret,
      boolean inBody,
      @Nullable String scope,
      Map<String, String> params) {}

  /** Who speaks, of whom, to whom. */
  record Claims(String issuer, String subject, @Nullable String audience) {}

  /**
   * A private RSA key.
   *
   * @param pem PKCS #8
   * @param id names it to the other side, where it asks for that
   */
  record SigningKey(String pem, @Nullable String id) {}
}
