package org.learnwire.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Reads the certificates and keys that users name, or says what is wrong with the file. */
final class KeyStores {
  private KeyStores() {}

  /** What Java trusts, and the certificates of the file. */
  static KeyStore trusting(Path pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int at = 0;
      for (X509Certificate each : systems()) {
        store.setCertificateEntry("java-" + at++, each);
      }
      for (Certificate each : certificates(pem)) {
        store.setCertificateEntry("own-" + at++, each);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw bad(pem, e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, CertificateException {
    readable(pem);
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new CertificateException("it is empty");
      }
      return all;
    } catch (CertificateException e) {
      throw new BadNetwork(
          "names %s, which holds no certificate as PEM (BEGIN CERTIFICATE)".formatted(pem));
    }
  }

  private static List<X509Certificate> systems() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return List.of(x509.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  /** A keystore that holds a key which the password opens. */
  static KeyStore own(Path file, String password) {
    readable(file);
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          store.getKey(alias, password.toCharArray());
          return store;
        }
      }
      throw new BadNetwork("names %s, which holds no private key".formatted(file));
    } catch (UnrecoverableKeyException e) {
      throw new BadNetwork(wrongPassword(file));
    } catch (IOException e) {
      boolean closed = e.getCause() instanceof UnrecoverableKeyException;
      throw closed ? new BadNetwork(wrongPassword(file)) : bad(file, e);
    } catch (GeneralSecurityException e) {
      throw new BadNetwork("names %s, which is no keystore (PKCS #12 or JKS)".formatted(file));
    }
  }

  private static String wrongPassword(Path file) {
    return "names %s, which this password does not open".formatted(file);
  }

  private static void readable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadNetwork("names %s, which is no file that is there".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new BadNetwork("names %s, which this user may not read".formatted(file));
    }
  }

  private static BadNetwork bad(Path file, Exception e) {
    return new BadNetwork("names %s, which cannot be read: %s".formatted(file, e.getMessage()));
  }
}
