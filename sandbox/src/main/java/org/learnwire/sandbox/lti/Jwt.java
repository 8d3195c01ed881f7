package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.learnwire.sandbox.http.Json;

/** A signed text as RFC 7519 writes it; RS256 is the only signature that LTI knows. */
record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static String sign(ObjectNode claims, String kid, PrivateKey key) {
    ObjectNode header =
        Json.MAPPER.createObjectNode().put("typ", "JWT").put("alg", "RS256").put("kid", kid);
    String signed = part(header) + "." + part(claims);
    try {
      Signature rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initSign(key);
      rs256.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + ENCODER.encodeToString(rs256.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(ObjectNode json) {
    return ENCODER.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes a text apart.
   *
   * @throws IllegalArgumentException when it is no JWT
   */
  static Jwt parse(String text) {
    String[] parts = text.split("\\.");
    if (parts.length != 3) {
      throw new IllegalArgumentException("Wrong number of segments");
    }
    Base64.Decoder decoder = Base64.getUrlDecoder();
    try {
      return new Jwt(
          Json.MAPPER.readTree(decoder.decode(parts[0])),
          Json.MAPPER.readTree(decoder.decode(parts[1])),
          parts[0] + "." + parts[1],
          decoder.decode(parts[2]));
    } catch (IOException e) {
      throw new IllegalArgumentException("Invalid segment encoding", e);
    }
  }

  boolean signedBy(PublicKey key) {
    try {
      Signature rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initVerify(key);
      rs256.update(signed.getBytes(StandardCharsets.US_ASCII));
      return "RS256".equals(header.path("alg").asText()) && rs256.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  String claim(String name) {
    return claims.path(name).asText("");
  }

  /** Seconds, 0 when missing. */
  long seconds(String name) {
    return claims.path(name).asLong(0);
  }

  /** Whether the audience, one text or a list, names this one. */
  boolean isFor(String audience) {
    JsonNode aud = claims.path("aud");
    if (!aud.isArray()) {
      return aud.asText("").equals(audience);
    }
    for (JsonNode each : aud) {
      if (each.asText().equals(audience)) {
        return true;
      }
    }
    return false;
  }
}
