package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A JSON web signature in compact form (RFC 7515 3.1), with the algorithms that xAPI allows.
 *
 * @param signed header and payload as they were signed, still encoded
 */
record Jws(JsonNode header, byte[] payload, byte[] signature, byte[] signed) {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  static Jws parse(byte[] content) throws BadSignature {
    String text = new String(content, StandardCharsets.US_ASCII).strip();
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new BadSignature(
          "the signature must be a JWS in compact form: header.payload.signature");
    }
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    Jws jws =
        new Jws(
            header(decoded("header", parts[0])),
            decoded("payload", parts[1]),
            decoded("last part", parts[2]),
            signed);
    jws.requireForm();
    return jws;
  }

  /** Without a certificate in the header nothing says whose key it was, so nothing is verified. */
  void verify() throws BadSignature {
    if (!header.has("x5c")) {
      return;
    }
    List<X509Certificate> chain = chain(header.get("x5c"));
    try {
      for (int i = 0; i + 1 < chain.size(); i++) {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      }
    } catch (GeneralSecurityException e) {
      throw new BadSignature("each certificate in x5c must be certified by the one after it");
    }
    requireSignedBy(chain.get(0));
  }

  private void requireForm() throws BadSignature {
    if (!ALGORITHMS.containsKey(header.path("alg").asText())) {
      throw new BadSignature("the algorithm of the signature must be RS256, RS384 or RS512");
    }
    // RFC 7515 4.1.11: what is marked critical and not understood makes the signature invalid.
    if (header.has("crit")) {
      throw new BadSignature("the signature must not ask for extensions of JWS (crit)");
    }
    if (signature.length == 0) {
      throw new BadSignature("the signature must not be empty");
    }
  }

  private void requireSignedBy(X509Certificate certificate) throws BadSignature {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
      throw new BadSignature("the certificate in x5c must hold an RSA key");
    }
    try {
      Signature check = Signature.getInstance(ALGORITHMS.get(header.get("alg").asText()));
      check.initVerify(key);
      check.update(signed);
      if (check.verify(signature)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length says the same as a wrong one.
    }
    throw new BadSignature("the signature must fit the first certificate in x5c");
  }

  private static List<X509Certificate> chain(JsonNode x5c) throws BadSignature {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (JsonNode one : x5c) {
        byte[] der = Base64.getDecoder().decode(one.asText());
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BadSignature("x5c must hold X.509 certificates in base64");
    }
    if (chain.isEmpty()) {
      throw new BadSignature("x5c must hold the certificate of the key that signed");
    }
    return chain;
  }

  private static JsonNode header(byte[] json) throws BadSignature {
    try {
      JsonNode header = XapiJson.read(json);
      if (header.isObject()) {
        return header;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw new BadSignature("the header of the signature must be a JSON object");
  }

  private static byte[] decoded(String part, String base64Url) throws BadSignature {
    try {
      return Base64.getUrlDecoder().decode(base64Url);
    } catch (IllegalArgumentException e) {
      throw new BadSignature("the " + part + " of the signature must be base64url");
    }
  }
}
