package org.learnwire.kit.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one connection leave this machine: through a proxy, trusting a company's own CA,
 * showing a certificate of the user's. Files are read when they are named, once.
 */
public final class Network {
  private final @Nullable Proxy proxy;
  private final @Nullable KeyStore trusted;
  private final @Nullable KeyStore own;
  private final String password;

  private Network(
      @Nullable Proxy proxy, @Nullable KeyStore trusted, @Nullable KeyStore own, String password) {
    this.proxy = proxy;
    this.trusted = trusted;
    this.own = own;
    this.password = password;
  }

  /** As the Java system properties say. */
  public static Network straight() {
    return new Network(null, null, null, "");
  }

  /**
   * Through an HTTP proxy.
   *
   * @param user empty where it asks for none
   * @throws BadNetwork if the address is none of a proxy
   */
  public Network through(String url, String user, String password) {
    return new Network(Proxy.at(url, user, password), trusted, own, this.password);
  }

  /**
   * With certificates that are trusted beside the ones Java trusts.
   *
   * @param pem one or more, as PEM
   * @throws BadNetwork saying what is wrong with the file
   */
  public Network trusting(Path pem) {
    return new Network(proxy, KeyStores.trusting(pem), own, password);
  }

  /**
   * With a certificate and key that say who we are (mutual TLS).
   *
   * @param keystore PKCS #12 or JKS
   * @throws BadNetwork saying what is wrong with the file
   */
  public Network showing(Path keystore, String password) {
    return new Network(proxy, trusted, KeyStores.own(keystore, password), password);
  }

  /** The proxy that calls go through, if any. */
  public Optional<Proxy> proxy() {
    return Optional.ofNullable(proxy);
  }

  Optional<SSLContextParameters> tls() {
    if (trusted == null && own == null) {
      return Optional.empty();
    }
    SSLContextParameters tls = new SSLContextParameters();
    if (trusted != null) {
      TrustManagersParameters managers = new TrustManagersParameters();
      managers.setKeyStore(parameters(trusted));
      tls.setTrustManagers(managers);
    }
    if (own != null) {
      KeyManagersParameters managers = new KeyManagersParameters();
      managers.setKeyStore(parameters(own));
      managers.setKeyPassword(password);
      tls.setKeyManagers(managers);
    }
    return Optional.of(tls);
  }

  /** For a protocol that is not HTTP: what TLS trusts and shows; empty for Java's own. */
  public Optional<SSLContext> sslContext(CamelContext context) {
    return tls()
        .map(
            parameters -> {
              try {
                return parameters.createSSLContext(context);
              } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("certificates that were read cannot be used", e);
              }
            });
  }

  private static KeyStoreParameters parameters(KeyStore store) {
    KeyStoreParameters parameters = new KeyStoreParameters();
    parameters.setKeyStore(store);
    return parameters;
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return via().map(place -> "through " + place).orElse("straight")
        + (trusted == null ? "" : ", trusting more")
        + (own == null ? "" : ", showing a certificate");
  }

  /** Its place is said where a call does not get through. */
  Optional<String> via() {
    return proxy().map(each -> each.url().toString());
  }

  /** Whether an answer is the proxy's own: it let nothing through to the system behind it. */
  boolean refused(Answer answer) {
    return answer.status() == Proxy.WHO_ARE_YOU
        || proxy != null && answer.header(Proxy.REACHED).isEmpty();
  }

  /** The address of a proxy and who may use it. */
  public record Proxy(URI url, String user, String password) {
    /** On every answer that came through, since one of the proxy's own looks the same. */
    private static final String REACHED = "Learnwire-Reached";

    private static final int WHO_ARE_YOU = 407;

    static Proxy at(String url, String user, String password) {
      if (!url.matches("https?://[^/@\\s]+:\\d{1,5}/?")) {
        throw new BadNetwork("must be http://HOST:PORT; user and password have keys of their own");
      }
      return new Proxy(URI.create(url.replaceFirst("/$", "")), user, password);
    }

    void into(HttpClientBuilder builder) {
      HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
      builder.setProxy(host);
      builder.addExecInterceptorBefore(
          ChainElement.MAIN_TRANSPORT.name(),
          REACHED,
          (request, scope, chain) -> {
            ClassicHttpResponse response = chain.proceed(request, scope);
            response.setHeader(REACHED, "yes");
            return response;
          });
      if (!user.isEmpty()) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
            new AuthScope(host), new UsernamePasswordCredentials(user, password.toCharArray()));
        builder.setDefaultCredentialsProvider(credentials);
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}
