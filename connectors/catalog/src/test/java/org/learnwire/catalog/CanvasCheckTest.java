package org.learnwire.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.CheckReport.Problem;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.LearnwireComponent;

/** What {@code ./learnwire check} says of a Canvas that leaves things out and says nothing. */
class CanvasCheckTest {
  private static final String USERS = "/api/v1/accounts/self/users";
  private static final String ANA =
      "{\"id\":7,\"sortable_name\":\"Ruiz, Ana\",\"sis_user_id\":\"E1\",\"email\":\"ana@example.test\"}";

  private final WireMockServer canvas = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void canvas_is_up() {
    canvas.start();
    canvas.stubFor(
        post(urlPathEqualTo("/login/oauth2/token"))
            .willReturn(
                okJson("{\"access_token\": \"canvas-access-0001\", \"expires_in\": 3600}")));
    canvas.stubFor(get(urlPathEqualTo("/api/v1/users/self")).willReturn(okJson("{\"id\":1}")));
    canvas.stubFor(get(urlPathEqualTo("/api/v1/courses/10/enrollments")).willReturn(okJson("[]")));
    courses("[{\"id\":10,\"name\":\"Data literacy\",\"term\":{\"id\":1}}]");
    people(ANA);
  }

  @AfterEach
  void canvas_goes_down() {
    canvas.stop();
  }

  @Test
  void an_account_that_shows_everything_is_good() throws Exception {
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_key_that_ignores_includes_is_named() throws Exception {
    courses("[{\"id\":10,\"name\":\"Data literacy\"}]");

    assertThat(check().problems())
        .singleElement()
        .extracting(Problem::fix)
        .asString()
        .contains("Allow Include Parameters");
  }

  @Test
  void people_without_a_sis_id_or_an_address_are_counted() throws Exception {
    people(ANA + ",{\"id\":8,\"sortable_name\":\"Li, Bo\",\"sis_user_id\":null,\"email\":null}");

    CheckReport report = check();
    assertThat(report.counts())
        .contains(
            new Count("people with an e-mail address", 2, 1),
            new Count("people with a SIS id", 2, 1));
    assertThat(report.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("people with a SIS id: sees 1 of 2"))
        .anyMatch(message -> message.contains("people with an e-mail address: sees 1 of 2"));
  }

  private void courses(String list) {
    canvas.stubFor(get(urlPathEqualTo("/api/v1/accounts/self/courses")).willReturn(okJson(list)));
  }

  /** As Canvas does it: the address only where it is asked for. */
  private void people(String list) {
    canvas.stubFor(
        get(urlPathEqualTo(USERS))
            .withQueryParam("include[]", equalTo("email"))
            .willReturn(okJson("[" + list + "]")));
    canvas.stubFor(
        get(urlPathEqualTo(USERS))
            .withQueryParam("include[]", absent())
            .willReturn(okJson("[" + list.replaceAll(",\"email\":[^}]*", "") + "]")));
  }

  private CheckReport check() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      LearnwireComponent component = new LearnwireComponent();
      component.addConnection(
          new Connection(
              "academy",
              Connectors.packed().find("canvas").orElseThrow(),
              new UUID(0, 2),
              canvas.baseUrl(),
              Map.of(
                  "clientId",
                  "1",
                  "clientSecret",
                  "canvas-secret-0001",
                  "refreshToken",
                  "canvas-refresh-0001")));
      context.addComponent("learnwire", component);
      context.start();
      return new ConnectionCheck(component).run("academy");
    }
  }
}
