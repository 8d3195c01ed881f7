package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      settings:
        domain: {title: Company domain}
        key: {title: API key, secret: true}
        siteUrl: {required: false}
        region: {default: eu}
      baseUrl: "https://{domain}.{region}.acme.test/api/"
      site: "{siteUrl}"
      courseActivity: "{site}/course/{key}"
      """;

  @Test
  void settings_fill_the_address_and_defaults_stand_in() {
    Connection connection = connection(null, Map.of("domain", "globex", "key", "k1k1k1"));
    assertThat(connection.baseUrl()).isEqualTo("https://globex.eu.acme.test/api");
    assertThat(connection.site()).isEqualTo("https://globex.eu.acme.test/api");
    assertThat(connection.courseActivity("7")).contains("https://globex.eu.acme.test/api/course/7");
  }

  @Test
  void the_users_own_address_and_site_win() {
    Map<String, String> settings =
        Map.of("domain", "d", "key", "k1k1k1", "siteUrl", "https://lms.test/");
    Connection connection = connection("https://proxy.test/x/", settings);
    assertThat(connection.baseUrl()).isEqualTo("https://proxy.test/x");
    assertThat(connection.site()).isEqualTo("https://lms.test");
  }

  @Test
  void a_missing_secret_is_named_and_how_it_is_given() {
    Map<String, String> settings = new HashMap<>(Map.of("domain", "d"));
    settings.put("key", " ");
    assertThatThrownBy(() -> connection(null, settings))
        .isInstanceOf(InvalidConnection.class)
        .hasMessage(
            "connection hr: the setting key (API key) is missing or empty; give it under"
                + " connections.hr.settings, as ${NAME} of an environment variable that is set");
  }

  @Test
  void a_misspelt_setting_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> connection(null, Map.of("domian", "d")))
        .hasMessage(
            "connection hr: acme has no setting domian; it has [domain, key, siteUrl, region]");
  }

  @Test
  void an_address_must_be_one() {
    assertThatThrownBy(() -> connection("lms.test", Map.of("domain", "d", "key", "k")))
        .hasMessageContaining("its address must begin with https:// or http://");
  }

  @Test
  void mappings_see_no_secret_and_neither_does_a_text() {
    Connection connection = connection(null, Map.of("domain", "globex", "key", "k1k1k1"));
    assertThat(connection.forMappings().toString()).contains("globex").doesNotContain("k1k1k1");
    assertThat(connection.secrets()).containsExactly("k1k1k1");
    assertThat(new Secret("k1k1k1")).hasToString("***").isEqualTo(new Secret("k1k1k1"));
    assertThat(connection).hasToString("hr (acme)");
  }

  private static Connection connection(String baseUrl, Map<String, String> settings) {
    return new Connection(
        "hr", Inline.connector(YAML, Map.of()), UUID.randomUUID(), baseUrl, settings);
  }
}
