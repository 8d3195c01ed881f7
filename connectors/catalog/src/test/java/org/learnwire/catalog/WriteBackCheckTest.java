package org.learnwire.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.CheckReport.Problem;
import org.learnwire.kit.Connection;
import org.learnwire.kit.ConnectionCheck;
import org.learnwire.kit.LearnwireComponent;

/** What {@code ./learnwire check} says of the systems that are written to. */
class WriteBackCheckTest {
  private static final String ALL_FIELDS =
      """
      {"id": "42", "workEmail": "ana@example.test", "employeeNumber": "E1", "status": "Active",
       "department": "Operations", "hireDate": "2019-03-01"}""";

  private final WireMockServer vendor = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void the_vendor_is_up() {
    vendor.start();
    vendor.stubFor(
        get(urlPathEqualTo("/v1/employees/directory"))
            .willReturn(okJson("{\"employees\": [{\"id\": \"41\"}, {\"id\": \"42\"}]}")));
    employee("41", okJson("{\"id\": \"41\", \"status\": \"Active\"}"));
    employee("42", okJson(ALL_FIELDS));
    mayCreateGoals(okJson("{\"canCreateGoals\": true}"));
  }

  @AfterEach
  void the_vendor_goes_down() {
    vendor.stop();
  }

  @Test
  void a_company_with_all_rights_is_good_though_one_employee_lacks_a_number() throws Exception {
    assertThat(bamboo().problems()).isEmpty();
  }

  @Test
  void trimmed_fields_are_named() throws Exception {
    employee("42", okJson("{\"id\": \"42\", \"status\": \"Active\"}"));

    assertThat(only(bamboo()).message()).contains("workEmail", "employeeNumber");
    assertThat(only(bamboo()).fix()).contains("Access Levels");
  }

  @Test
  void a_missing_performance_module_is_told() throws Exception {
    mayCreateGoals(aResponse().withStatus(404));

    assertThat(only(bamboo()).fix()).contains("performance module is missing");
  }

  @Test
  void a_key_that_may_not_create_goals_is_told() throws Exception {
    mayCreateGoals(okJson("{\"canCreateGoals\": false}"));

    assertThat(only(bamboo()).fix()).contains("canCreateGoals is false");
  }

  @Test
  void a_webhook_that_has_nothing_to_post_is_alive() throws Exception {
    vendor.stubFor(
        post(urlPathEqualTo("/services/T0/B0/secret-0001"))
            .withRequestBody(equalToJson("{}"))
            .willReturn(text(400, "no_text")));

    assertThat(slack().good()).isTrue();
  }

  @Test
  void a_webhook_that_was_removed_is_told_and_its_address_is_not_shown() throws Exception {
    vendor.stubFor(
        post(urlPathEqualTo("/services/T0/B0/secret-0001")).willReturn(text(404, "no_service")));

    CheckReport report = slack();

    assertThat(report.authenticated()).isFalse();
    assertThat(only(report).fix()).contains("Incoming Webhooks");
    assertThat(report.toString()).doesNotContain("secret-0001");
  }

  private static Problem only(CheckReport report) {
    assertThat(report.problems()).hasSize(1);
    return report.problems().get(0);
  }

  private void employee(String id, ResponseDefinitionBuilder answer) {
    vendor.stubFor(
        get(urlPathEqualTo("/v1/employees/" + id))
            .withBasicAuth("bamboo-key-0001", "x")
            .withHeader("Accept", equalTo("application/json"))
            .willReturn(answer));
  }

  private void mayCreateGoals(ResponseDefinitionBuilder answer) {
    vendor.stubFor(
        get(urlPathMatching("/v1/performance/employees/4\\d/goals/canCreateGoals"))
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder text(int status, String word) {
    return aResponse().withStatus(status).withHeader("Content-Type", "text/plain").withBody(word);
  }

  private CheckReport bamboo() throws Exception {
    Map<String, String> settings = Map.of("companyDomain", "acme", "apiKey", "bamboo-key-0001");
    return check("bamboohr", vendor.baseUrl(), settings);
  }

  private CheckReport slack() throws Exception {
    String address = vendor.baseUrl() + "/services/T0/B0/secret-0001";
    return check("slack", null, Map.of("webhookUrl", address));
  }

  private static CheckReport check(
      String connector, @Nullable String baseUrl, Map<String, String> settings) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      LearnwireComponent component = new LearnwireComponent();
      component.addConnection(
          new Connection(
              "target",
              Connectors.packed().find(connector).orElseThrow(),
              new UUID(0, 2),
              baseUrl,
              settings));
      context.addComponent("learnwire", component);
      context.start();
      return new ConnectionCheck(component).run("target");
    }
  }
}
