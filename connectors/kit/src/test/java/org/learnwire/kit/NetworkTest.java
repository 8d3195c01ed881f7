package org.learnwire.kit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.http.BadNetwork;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.TokenStore;
import org.learnwire.kit.manifest.ErrorWord;

/** A vendor behind a company's CA that wants to see a certificate, and a proxy before it. */
class NetworkTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      """;
  @TempDir static Path folder;
  private static Path own;
  private static Path ca;
  private static WireMockServer vendor;

  @BeforeAll
  static void start() throws Exception {
    Path server = TestKeys.keystore(folder, "vendor");
    own = TestKeys.keystore(folder, "ours");
    ca = TestKeys.certificate(server);
    vendor =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(server.toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestKeys.PASSWORD)
                .keyManagerPassword(TestKeys.PASSWORD)
                .needClientAuth(true)
                .trustStorePath(trusting(TestKeys.certificate(own)).toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(TestKeys.PASSWORD));
    vendor.start();
    vendor.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
  }

  @AfterAll
  static void stop() {
    vendor.stop();
  }

  @Test
  void its_ca_is_trusted_and_our_certificate_shown() throws Exception {
    assertThat(failure(known())).isNull();
  }

  @Test
  void without_the_ca_the_message_says_where_to_name_it() throws Exception {
    assertThat(failure(Network.straight().showing(own, TestKeys.PASSWORD)))
        .hasMessageContaining("no trusted connection to https://localhost:")
        .hasMessageContaining("name its certificate under ca: of the connection");
  }

  @Test
  void without_a_certificate_nothing_is_said_to_us() throws Exception {
    assertThat(failure(Network.straight().trusting(ca)))
        .hasMessageContaining("hr: ")
        .extracting(failure -> ((CallFailure) failure).status())
        .isNull();
  }

  @Test
  void a_proxy_is_gone_through() throws Exception {
    try (ProxyDouble proxy = new ProxyDouble("acme", "proxy-password")) {
      assertThat(failure(known().through(proxy.url(), "acme", "proxy-password"))).isNull();
      assertThat(proxy.tunnels).containsExactly("localhost:" + vendor.httpsPort());
    }
  }

  @Test
  void a_proxy_that_lets_nothing_through_is_named() throws Exception {
    try (ProxyDouble proxy = new ProxyDouble("acme", "proxy-password")) {
      CallFailure failure = failure(known().through(proxy.url(), "acme", "wrong-password"));
      assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
      assertThat(failure)
          .hasMessageContaining("hr: the proxy " + proxy.url() + " lets nothing through")
          .hasMessageContaining("407")
          .hasMessageContaining("check proxy.user and proxy.password")
          .hasMessageNotContaining("wrong-password");
    }
  }

  @Test
  void what_a_proxy_does_not_allow_is_not_taken_for_a_right_that_is_missing() throws Exception {
    try (ProxyDouble proxy = new ProxyDouble("acme", "proxy-password")) {
      proxy.denies = true;
      CallFailure failure = failure(known().through(proxy.url(), "acme", "proxy-password"));
      assertThat(failure.word()).isEqualTo(ErrorWord.REFUSED);
      assertThat(failure.aboutItem()).isFalse();
      assertThat(failure)
          .hasMessageContaining(
              "hr: the proxy %s lets nothing through to https://localhost:%d (403)"
                  .formatted(proxy.url(), vendor.httpsPort()));
    }
  }

  @Test
  void a_proxy_that_is_not_there_is_not_taken_for_the_vendor() throws Exception {
    String gone;
    try (ProxyDouble proxy = new ProxyDouble("acme", "x")) {
      gone = proxy.url();
    }
    assertThat(failure(known().through(gone, "", "")))
        .hasMessageContaining(
            "hr: the proxy %s cannot be reached; check proxy.url".formatted(gone));
  }

  @Test
  void bad_files_say_what_is_wrong_with_them() throws Exception {
    Path none = folder.resolve("none.pem");
    bad(() -> Network.straight().trusting(none), "names " + none + ", which is no file");
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");
    bad(() -> Network.straight().trusting(text), "which holds no certificate as PEM");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    bad(() -> Network.straight().trusting(empty), "which holds no certificate as PEM");
    bad(() -> Network.straight().showing(text, "x"), "which is no keystore (PKCS #12 or JKS)");
    bad(() -> Network.straight().showing(own, "x"), "which this password does not open");
    Path certificates = trusting(ca);
    bad(
        () -> Network.straight().showing(certificates, TestKeys.PASSWORD),
        "which holds no private key");
    bad(
        () -> Network.straight().through("http://me:pw@proxy:1", "", ""),
        "must be http://HOST:PORT");
  }

  private static void bad(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(BadNetwork.class).hasMessageContaining(message);
  }

  private static Network known() {
    return Network.straight().trusting(ca).showing(own, TestKeys.PASSWORD);
  }

  private static CallFailure failure(Network network) throws Exception {
    String url = "https://localhost:" + vendor.httpsPort();
    try (Asking hr = new Asking(YAML, url, Map.of(), TokenStore.inMemory(), network)) {
      return hr.failure();
    }
  }

  private static Path trusting(Path pem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "known", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    Path file = Path.of(pem + ".trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, TestKeys.PASSWORD.toCharArray());
    }
    return file;
  }
}
