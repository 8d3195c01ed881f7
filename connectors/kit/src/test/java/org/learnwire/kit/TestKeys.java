package org.learnwire.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** Keys and certificates made for a test run: none is ever written into the project. */
public final class TestKeys {
  public static final KeyPair PAIR = pair();
  public static final String PEM = pem("PRIVATE KEY", PAIR.getPrivate().getEncoded());
  public static final String PASSWORD = "keystore-password";

  private TestKeys() {}

  /** A keystore with a key and a certificate of its own making. */
  public static Path keystore(Path folder, String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool made no key");
    }
    return file;
  }

  /** Its certificate, as a PEM file beside it. */
  public static Path certificate(Path keystore) {
    try {
      KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
      Certificate certificate = store.getCertificate(store.aliases().nextElement());
      Path file = keystore.resolveSibling(keystore.getFileName() + ".pem");
      return Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
  }

  public static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
