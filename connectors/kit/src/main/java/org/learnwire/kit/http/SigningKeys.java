package org.learnwire.kit.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys and certificates from PEM text (RFC 7468). */
final class SigningKeys {
  private static final Pattern PEM =
      Pattern.compile("(?s)-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----");
  private static final int LEAST_BITS = 2048;

  private SigningKeys() {}

  static RSAPrivateKey rsa(String pem) throws GeneralSecurityException {
    Matcher found = PEM.matcher(pem);
    String kind = "";
    while (found.find()) {
      kind = found.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return strong(pkcs8(found.group(2)));
      }
    }
    throw new InvalidKeyException(
        switch (kind) {
          case "" -> "it is no PEM text";
          case "RSA PRIVATE KEY" ->
              "it is PKCS #1; openssl pkcs8 -topk8 -nocrypt -in KEY makes PKCS #8 of it";
          case "ENCRYPTED PRIVATE KEY" ->
              "it has a pass phrase; openssl pkcs8 -in KEY takes it away";
          default -> "it holds a " + kind.toLowerCase(java.util.Locale.ROOT);
        });
  }

  private static RSAPrivateKey pkcs8(String base64) throws GeneralSecurityException {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64.replace("\\n", "\n"));
      return (RSAPrivateKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new InvalidKeyException("it is no RSA key", e);
    }
  }

  private static RSAPrivateKey strong(RSAPrivateKey key) throws InvalidKeyException {
    if (key.getModulus().bitLength() < LEAST_BITS) {
      throw new InvalidKeyException("it has only " + key.getModulus().bitLength() + " bits");
    }
    return key;
  }

  static X509Certificate certificate(String pem) throws CertificateException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }
}
