package org.learnwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.app.Server;
import org.learnwire.app.settings.AppSettings;

/** Beyond this machine only once somebody can sign in, and passwords travel by TLS. */
class ListenOptionTest {
  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void this_machine_needs_nothing(String host) {
    assertThat(at(host).refusal(settings(Optional.empty()), () -> false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.5", "::", "learn.acme.test", "127.0.0.1.evil.test"})
  void elsewhere_needs_a_public_address_with_tls_and_then_an_account(String host) {
    ListenOption listen = at(host);
    assertThat(listen.refusal(settings(Optional.empty()), () -> true))
        .contains("--host " + host + " is refused", "public-url");
    assertThat(listen.refusal(settings(Optional.of("http://learn.acme.test")), () -> true))
        .contains("https://");
    AppSettings set = settings(Optional.of("https://learn.acme.test"));
    assertThat(listen.refusal(set, () -> false))
        .contains("nobody can sign in yet", "/setup", "single-sign-on");
    assertThat(listen.refusal(set, () -> true)).isNull();
  }

  @Test
  void the_lrs_alone_never_leaves_this_machine() {
    assertThat(at("0.0.0.0").refusalElsewhere("put a proxy before it.")).contains("a proxy");
    assertThat(at("127.0.0.1").refusalElsewhere("put a proxy before it.")).isNull();
  }

  private static ListenOption at(String host) {
    ListenOption listen = new ListenOption();
    listen.host = host;
    return listen;
  }

  private AppSettings settings(Optional<String> publicUrl) {
    AppSettings empty = Server.emptySettings(data);
    return new AppSettings(
        empty.journey(),
        empty.credentials(),
        publicUrl,
        "Acme",
        empty.duties(),
        empty.policy(),
        empty.signIn());
  }
}
