package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard =
      new AddressGuard(
          Set.of("lms.lan"),
          host -> {
            if (host.equals("nothing.test")) {
              throw new UnknownHostException(host);
            }
            return new InetAddress[] {
              InetAddress.getByName(
                  host.endsWith(".test") && host.contains("-")
                      ? host.replace(".test", "").replace('-', '.')
                      : "93.184.216.34")
            };
          });

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127-0-0-1",
        "10-1-2-3",
        "172-16-0-9",
        "192-168-1-1",
        "169-254-169-254",
        "0-0-0-0",
        "100-64-0-1",
        "198-18-0-1",
        "224-0-0-1",
        "255-255-255-255"
      })
  void a_name_that_leads_inside_is_not_called(String address) {
    assertThatThrownBy(() -> guard.check(URI.create("https://" + address + ".test/jwks?k=secret")))
        .isInstanceOf(AddressRefused.class)
        .hasMessageContaining("private network")
        .hasMessageContaining("lti.internal-hosts")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]", "[fc00::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "[2002:a00:1::]"})
  void an_inner_address_of_version_six_is_not_called(String address) {
    AddressGuard real = new AddressGuard(Set.of());
    assertThatThrownBy(() -> real.check(URI.create("https://" + address + "/")))
        .isInstanceOf(AddressRefused.class);
  }

  @Test
  void a_public_name_is_called_by_https_whatever_host_the_issuer_has() {
    assertThatCode(() -> guard.check(URI.create("https://sso.vendor.test/jwks")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check(URI.create("http://sso.vendor.test/jwks")))
        .hasMessageContaining("not https");
  }

  @Test
  void a_host_of_our_own_network_is_called_when_it_is_named_in_the_settings() {
    assertThatCode(() -> guard.check(URI.create("http://LMS.lan:8080/certs")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check(URI.create("file://lms.lan/etc/passwd")))
        .isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https:///x", "https://a@b.test/", "mailto:a@b.test"})
  void what_is_no_plain_address_is_not_called(String address) {
    assertThatThrownBy(() -> guard.check(URI.create(address))).isInstanceOf(AddressRefused.class);
  }

  @Test
  void a_name_that_nobody_knows_is_named() {
    assertThatThrownBy(() -> guard.check(URI.create("https://nothing.test/")))
        .hasMessageContaining("nothing is known by the name nothing.test");
  }
}
