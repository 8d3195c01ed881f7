package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.lti.dialect.JsonConfiguration;
import org.learnwire.lti.dialect.Tool;
import org.learnwire.lti.dialect.ToolConfiguration;

/** Registration by one address: as a real Moodle answered it, and as others are documented to. */
class DynamicRegistrationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Tool TOOL = new Tool("https://learn.acme.test", "Acme");
  private static final String VENDOR = "https://canvas.instructure.com/lti/";

  @TempDir Path data;
  private final TestClock clock = new TestClock(LaunchCase.NOW);
  private final List<String> authorized = new ArrayList<>();
  private HttpServer server;
  private Database database;
  private Registrations registrations;
  private DynamicRegistrations dynamic;
  private String configuration;
  private String answer;
  private int status = 200;
  private String sent = "";

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorized.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          boolean asks = exchange.getRequestMethod().equals("GET");
          if (!asks) {
            sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          }
          byte[] body = (asks ? configuration : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(asks ? 200 : status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    database = TestDatabase.open(data);
    registrations = new Registrations(database, clock);
    dynamic =
        new DynamicRegistrations(new Web(new AddressGuard(Set.of("127.0.0.1"))), registrations);
    configuration = captured("openid-configuration.json");
    answer = captured("registration-response.json");
  }

  @AfterEach
  void end() {
    database.close();
    server.stop(0);
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private String captured(String name) throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/moodle/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("127.0.0.1:8085", host());
    }
  }

  private Registration register() {
    return dynamic.register(
        URI.create("http://" + host() + "/mod/lti/openid-configuration.php"),
        Optional.of("secret-token"),
        TOOL);
  }

  @Test
  void a_real_moodle_s_configuration_and_answer_make_a_registration() throws IOException {
    Registration made = register();
    assertThat(made.dialect()).isEqualTo(Dialect.MOODLE);
    assertThat(made.clientId()).isEqualTo("NYcXtf2bm5ys6wR");
    assertThat(made.deployments()).containsExactly("1");
    assertThat(made.issuer()).isEqualTo("http://" + host());
    assertThat(made.tokenAudience()).isEqualTo(made.tokenUrl().toString()).endsWith("/token.php");
    assertThat(made.scopes()).contains(Scopes.SCORE, Scopes.MEMBERS);
    assertThat(registrations.byId(made.id())).contains(made);
    assertThat(authorized).containsOnly("Bearer secret-token");

    JsonNode request = JSON.readTree(sent);
    assertThat(request.get("token_endpoint_auth_method").asText()).isEqualTo("private_key_jwt");
    assertThat(request.get("redirect_uris").toString())
        .isEqualTo("[\"https://learn.acme.test/lti/launch\"]");
    assertThat(request.get("scope").asText()).isEqualTo(String.join(" ", Scopes.ASKED));
    JsonNode tool = request.get(ToolConfiguration.CLAIM);
    assertThat(tool.get("domain").asText()).isEqualTo("learn.acme.test");
    assertThat(tool.get("messages").findValuesAsText("type"))
        .containsExactly("LtiResourceLinkRequest", "LtiDeepLinkingRequest");
  }

  @Test
  void a_token_that_was_used_already_is_said_so_and_nothing_is_kept() {
    status = 401;
    answer = "token_already_used";
    RegistrationRefused refused = catchThrowableOfType(RegistrationRefused.class, this::register);
    assertThat(refused).hasMessageContaining("HTTP 401: token_already_used");
    assertThat(refused.next()).contains("used already").doesNotContain("secret-token");
    assertThat(registrations.all()).isEmpty();
  }

  /** As a real Moodle refused them; each word of its own is repeated, a page of it is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-token",
        "token-reused",
        "auth-method",
        "missing-jwks_uri",
        "no-domain",
        "domain-mismatch",
        "bad-token"
      })
  void a_refusal_that_was_recorded_is_told_in_the_platforms_words(String name) throws IOException {
    String recorded = captured("services/dynreg-error-" + name + ".txt");
    String reply = recorded.substring(recorded.indexOf("<<< HTTP "));
    status = Integer.parseInt(reply.substring(9, 12));
    answer = reply.substring(reply.indexOf("\n\n")).strip();
    RegistrationRefused refused = catchThrowableOfType(RegistrationRefused.class, this::register);
    assertThat(refused)
        .hasMessageContaining("HTTP " + status + (status == 404 ? "." : ": " + answer))
        .hasMessageNotContaining("<");
    assertThat(refused.next()).contains("begin the registration");
    assertThat(registrations.all()).isEmpty();
  }

  @Test
  void scopes_that_an_answer_overstates_are_kept_and_a_token_decides_in_the_end()
      throws IOException {
    String recorded = captured("services/dynreg-scope-overstated.txt");
    String[] parts = recorded.split("<<< HTTP 200");
    answer = parts[1].substring(parts[1].indexOf("\n\n")).strip();
    assertThat(JSON.readTree(answer).path("scope").asText()).contains("/score");
    assertThat(parts[0]).contains("lineitem.readonly").doesNotContain("scope/score");
    assertThat(register().scopes()).contains(Scopes.SCORE);
  }

  /** Canvas answers what does not fit its schema in this form; documented. */
  @Test
  void a_refusal_as_a_list_of_errors_is_repeated() {
    status = 422;
    answer = "{\"errors\":[\"grant_types must contain implicit\"]}";
    assertThatThrownBy(this::register)
        .hasMessageContaining("HTTP 422: ")
        .hasMessageContaining("grant_types must contain implicit");
    assertThat(registrations.all()).isEmpty();
  }

  @Test
  void a_page_in_place_of_an_answer_is_not_repeated() {
    status = 404;
    answer = "<html><b>stack trace</b></html>";
    assertThatThrownBy(this::register)
        .hasMessageContaining("HTTP 404")
        .hasMessageNotContaining("stack");
  }

  @Test
  void a_configuration_that_speaks_for_another_issuer_is_refused() {
    configuration = configuration.replace("\"issuer\": \"http://", "\"issuer\": \"http://evil.");
    assertThatThrownBy(this::register)
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("which is not at 127.0.0.1");
    assertThat(sent).as("nothing is registered there").isEmpty();
  }

  @Test
  void a_platform_without_rs256_or_without_lti_is_refused() {
    String good = configuration;
    configuration = good.replace("\"RS256\"", "\"RS512\"");
    assertThatThrownBy(this::register).hasMessageContaining("RS256");
    configuration = good.replace("lti-platform-configuration", "other");
    assertThatThrownBy(this::register).hasMessageContaining("lti-platform-configuration");
    configuration = "<html>";
    assertThatThrownBy(this::register).hasMessageContaining("not JSON");
  }

  @Test
  void an_address_within_our_network_is_not_even_asked() {
    DynamicRegistrations guarded =
        new DynamicRegistrations(new Web(new AddressGuard(Set.of())), registrations);
    assertThatThrownBy(
            () ->
                guarded.register(
                    URI.create("https://" + host() + "/x?token=1"), Optional.empty(), TOOL))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("lti.internal-hosts")
        .hasMessageNotContaining("token=1");
    assertThat(authorized).isEmpty();
  }

  @Test
  void the_same_client_again_is_refused_with_what_to_do() {
    register();
    assertThatThrownBy(this::register).hasMessageContaining("is registered already");
    assertThat(registrations.all()).hasSize(1);
  }

  @Test
  void canvas_is_asked_in_its_own_words() {
    JsonNode request =
        ToolConfiguration.request(
            Dialect.CANVAS, TOOL, Scopes.ASKED, Set.of("LtiResourceLinkRequest"));
    assertThat(request.get("grant_types").toString())
        .isEqualTo("[\"client_credentials\",\"implicit\"]");
    JsonNode tool = request.get(ToolConfiguration.CLAIM);
    assertThat(tool.get(VENDOR + "privacy_level").asText()).isEqualTo("public");
    assertThat(tool.at("/messages/0/placements/0").asText())
        .isEqualTo(VENDOR + "course_navigation");
    assertThat(tool.get("custom_parameters").toString())
        .contains("$Canvas.user.id", "$Canvas.user.sisSourceId", "$Canvas.course.id")
        .contains("$Canvas.api.domain");
    assertThat(JsonConfiguration.of(TOOL).at("/extensions/0/settings/placements").size())
        .isEqualTo(3);
  }

  @Test
  void the_audience_of_token_requests_is_the_dialect_s() {
    URI token = URI.create("https://sso.canvaslms.com/login/oauth2/token");
    assertThat(Dialect.CANVAS.tokenAudience(token, "canvas.instructure.com"))
        .isEqualTo(token.toString());
    assertThat(Dialect.BRIGHTSPACE.tokenAudience(token, null))
        .isEqualTo("https://api.brightspace.com/auth/token");
    assertThat(Dialect.OTHER.tokenAudience(token, "https://as.test")).isEqualTo("https://as.test");
    assertThat(Dialect.mayDiffer("blackboard.com", "developer.blackboard.com")).isTrue();
    assertThat(Dialect.mayDiffer("blackboard.com", "evil.test")).isFalse();
  }
}
