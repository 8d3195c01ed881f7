package org.learnwire.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com,https://login.salesforce.com/token,true",
    "https://ACME.salesforce.com/,https://acme.salesforce.com,true",
    "http://localhost:81/x,http://localhost:80,true",
    "https://evil.com,https://login.salesforce.com,false",
    "https://salesforce.com.evil.com,https://login.salesforce.com,false",
    "https://evil.co.uk,https://acme.co.uk,false",
    "https://evil.github.io,https://acme.github.io,false",
    "http://acme.my.salesforce.com,https://login.salesforce.com,false",
    "https://login.salesforce.com@evil.com,https://login.salesforce.com,false",
    "http://10.0.0.1,http://10.9.0.1,false",
    "ftp://login.salesforce.com,https://login.salesforce.com,false",
    "/services,https://login.salesforce.com,false"
  })
  void whose_an_address_is(String named, String known, boolean same) {
    assertThat(Places.sameSite(named, known)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test/secret/path,https://a.test",
    "http://a.test:80?key=secret,http://a.test:80",
    "https://a.test,https://a.test"
  })
  void only_scheme_host_and_port_are_shown(String address, String shown) {
    assertThat(Places.shown(address)).isEqualTo(shown);
  }
}
