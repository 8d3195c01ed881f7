package org.learnwire.kit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.json.Match.Condition;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.ErrorRules.BodyRule;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Method;
import org.learnwire.kit.manifest.RequestParts;

class CallerTest {
  private static final String SECRET = "top/secret+token";
  private static final Call GET =
      new Call(Method.GET, "/things", Map.of(), Map.of(), Map.of(), null);
  private static final Call POST =
      new Call(Method.POST, "/things", Map.of(), Map.of(), Map.of(), null);
  private static WireMockServer vendor;
  private static DefaultCamelContext context;

  @BeforeAll
  static void listen() {
    vendor = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    vendor.start();
    context = new DefaultCamelContext();
    context.start();
  }

  @AfterAll
  static void stop() {
    context.stop();
    vendor.stop();
  }

  @BeforeEach
  void forget() {
    vendor.resetAll();
  }

  @Test
  void a_wrong_host_is_named() {
    CallFailure failure = fails(caller("http://no-such-host.invalid"), GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(failure)
        .hasMessage(
            "hr: no host no-such-host.invalid is known; check the spelling in base-url, and whether"
                + " this machine needs a VPN or another DNS");
  }

  @Test
  void a_port_on_which_nobody_listens_is_named() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    CallFailure failure = fails(caller("http://localhost:" + free), GET);
    assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(failure)
        .hasMessageContaining("hr: nothing listens at http://localhost:" + free)
        .hasMessageContaining("check host and port in base-url");
  }

  @Test
  void a_certificate_that_nobody_trusts_is_refused_at_once() {
    CallFailure failure = fails(caller("https://localhost:" + vendor.httpsPort()), GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.REFUSED);
    assertThat(failure.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(failure)
        .hasMessageContaining("hr: no trusted connection to https://localhost")
        .hasMessageContaining("name its certificate under ca: of the connection");
  }

  @Test
  void a_503_with_a_page_is_told_by_the_page_title_and_tried_again() {
    answers(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/html; charset=utf-8")
            .withBody("<html><head><title>Down for\n upgrade</title></head><body>x</body></html>"));
    CallFailure failure = fails(caller(url()), GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(failure)
        .hasMessageContaining("GET /things answered 503: an HTML page, \"Down for upgrade\"");
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void truncated_json_is_told_and_tried_again() {
    answers(okJson("{\"things\":[{\"id\":1},{\"id\""));
    CallFailure failure =
        catchThrowableOfType(CallFailure.class, () -> caller(url()).open(GET, n -> "", things()));
    assertThat(failure.word()).isEqualTo(ErrorWord.TRANSIENT);
    assertThat(failure).hasMessageContaining("broke off after 25 bytes: truncated JSON");
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void a_page_in_place_of_json_asks_for_the_right_address() {
    answers(
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withBody("<html><title>Welcome</title></html>"));
    CallFailure failure = fails(caller(url()), GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.INVALID);
    assertThat(failure)
        .hasMessageContaining("answered 200 with text/html instead of JSON: \"Welcome\"")
        .hasMessageContaining("is base-url (" + url() + ") the address of the system");
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/json", "application/xhtml+xml"})
  void a_login_page_is_never_taken_for_an_answer(String type) {
    answers(
        aResponse()
            .withHeader("Content-Type", type)
            .withBody("\n<!DOCTYPE html><html><title>Sign in</title></html>"));
    List.<CallFailure>of(
            fails(caller(url()), GET),
            catchThrowableOfType(
                CallFailure.class, () -> caller(url()).open(GET, n -> "", things())),
            catchThrowableOfType(CallFailure.class, () -> caller(url()).send(POST, n -> "", null)))
        .forEach(
            failure -> {
              assertThat(failure.word()).isEqualTo(ErrorWord.INVALID);
              assertThat(failure).hasMessageContaining("instead of JSON: \"Sign in\"");
            });
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void xml_in_answer_to_a_write_is_a_text_and_no_page() throws Exception {
    answers(
        aResponse()
            .withStatus(201)
            .withHeader("Content-Type", "application/xml")
            .withBody("<id>7</id>"));
    assertThat(caller(url()).send(POST, n -> "", null).path("text").asText())
        .isEqualTo("<id>7</id>");
  }

  @Test
  void json_under_a_wrong_type_is_read() throws Exception {
    answers(aResponse().withHeader("Content-Type", "text/html").withBody(" {\"id\":1}"));
    assertThat(caller(url()).read(GET, n -> "").path("id").asInt()).isEqualTo(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    answers(aResponse().withStatus(301).withHeader("Location", "https://elsewhere.test/"));
    CallFailure failure = fails(caller(url()), GET);
    assertThat(failure)
        .hasMessageContaining("answered 301, a redirect to https://elsewhere.test/")
        .hasMessageContaining("put the final address into base-url");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void an_error_under_status_200_is_told_by_its_body() {
    answers(
        okJson("{\"exception\":\"x\",\"errorcode\":\"invalidtoken\",\"message\":\"No token\"}"));
    CallFailure failure = fails(caller(url()), GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
    assertThat(failure.reason()).isEqualTo("invalidtoken");
    assertThat(failure).hasMessage("hr: GET /things answered: No token; make a new token");
  }

  @Test
  void the_vendors_words_may_stand_in_a_header() {
    answers(
        aResponse()
            .withStatus(400)
            .withHeader("X-Error", "Due date is missing")
            .withHeader("Content-Type", "application/json")
            .withBody("{}"));
    assertThat(fails(caller(url()), GET)).hasMessageContaining("answered 400: Due date is missing");
  }

  @Test
  void a_throttled_read_waits_as_long_as_it_is_asked_to() throws Exception {
    throttleOnce("1");
    Instant before = Instant.now();
    assertThat(caller(url()).read(GET, n -> "").path("ok").asBoolean()).isTrue();
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void retry_after_may_be_a_date() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    throttleOnce(date);
    Instant before = Instant.now();
    caller(url()).read(GET, n -> "");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(800));
  }

  @Test
  void more_patience_than_the_budget_is_not_had_and_the_rest_is_kept_by_all() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "3600"));
    Caller caller = caller(url());
    CallFailure failure = fails(caller, GET);
    assertThat(failure.word()).isEqualTo(ErrorWord.THROTTLED);
    assertThat(requests()).isEqualTo(1);
    CallFailure other =
        catchThrowableOfType(
            CallFailure.class, () -> caller.counted().writing().send(POST, n -> "", null));
    assertThat(other.word()).isEqualTo(ErrorWord.THROTTLED);
    assertThat(other.arrival()).isEqualTo(Arrival.NEVER);
    assertThat(other).hasMessageContaining("hr: the system has asked to be left alone until");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void a_system_that_blocks_addresses_is_not_asked_after_a_refusal() {
    answers(aResponse().withStatus(403));
    Caller caller = caller(url(), new Limits(100, 0, 2, null, Set.of(401, 403)));
    assertThat(fails(caller, GET).word()).isEqualTo(ErrorWord.NOT_PERMITTED);
    assertThat(fails(caller.counted(), GET))
        .hasMessageContaining("hr: GET /things answered 403; nothing more is asked")
        .hasMessageEndingWith("then start the program anew");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void what_may_have_arrived_is_not_sent_again() {
    answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    CallFailure failure =
        catchThrowableOfType(CallFailure.class, () -> caller(url()).send(POST, n -> "", null));
    assertThat(failure.arrival()).isEqualTo(Arrival.PERHAPS);
    assertThat(requests()).isEqualTo(1);
    forget();
    answers(aResponse().withStatus(502));
    CallFailure gateway =
        catchThrowableOfType(CallFailure.class, () -> caller(url()).send(POST, n -> "", null));
    assertThat(gateway.arrival()).isEqualTo(Arrival.PERHAPS);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void what_was_turned_away_at_the_door_is_sent_again() throws Exception {
    throttleOnce("0");
    JsonNode answer = caller(url()).send(POST, n -> "", null);
    assertThat(answer.path("ok").asBoolean()).isTrue();
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void after_many_broken_calls_the_vendor_is_left_alone() {
    answers(aResponse().withStatus(500));
    Caller caller = caller(url());
    for (int i = 0; i < 5; i++) {
      fails(caller, GET);
    }
    int sent = requests();
    assertThat(sent).isBetween(10, 12);
    assertThat(fails(caller, GET)).hasMessageContaining("is left alone for half a minute");
    assertThat(requests()).isEqualTo(sent);
  }

  @Test
  void no_more_calls_a_second_than_the_limit() throws Exception {
    answers(okJson("{}"));
    Caller caller = caller(url(), new Limits(5, 2));
    Instant before = Instant.now();
    for (int i = 0; i < 11; i++) {
      caller.read(GET, n -> "");
    }
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void a_next_page_on_another_host_gets_no_credentials() {
    CallFailure failure = fails(caller(url()), GET.to("https://evil.test/things?p=2"));
    assertThat(failure)
        .hasMessageContaining("next page is on evil.test, not on http://localhost")
        .hasMessageContaining("credentials are not sent there");
  }

  @Test
  void no_message_shows_a_secret_in_any_of_its_shapes() {
    answers(
        aResponse()
            .withStatus(403)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"message\":\"bad %s and top%%2Fsecret%%2Btoken\"}".formatted(SECRET)));
    assertThat(fails(caller(url()), GET))
        .hasMessageContaining("bad *** and ***")
        .hasMessageNotContaining("secret+token");
  }

  private static String url() {
    return "http://localhost:" + vendor.port();
  }

  private static Caller caller(String url) {
    return caller(url, new Limits(100, 2));
  }

  private static Caller caller(String url, Limits limits) {
    ErrorRules errors =
        new ErrorRules(
            Map.of(),
            List.of(
                new BodyRule(
                    new Match(
                        Map.of(
                            FieldPath.of("errorcode"),
                            new Condition.OneOf(List.of("invalidtoken")))),
                    ErrorWord.BAD_CREDENTIALS,
                    "make a new token")),
            List.of(FieldPath.of("message")),
            "X-Error",
            FieldPath.of("errorcode"),
            null);
    Target target =
        new Target(
            "hr",
            url,
            new Auth.Bearer("{token}"),
            new RequestParts(Map.of(), Map.of(), Map.of()),
            limits,
            Duration.ofSeconds(2),
            errors,
            name -> SECRET,
            List.of("token"),
            List.of(SECRET),
            Network.straight());
    return new Caller(
        context, target, new Patience(3, Duration.ofMillis(10), Duration.ofSeconds(5)));
  }

  private static CallFailure fails(Caller caller, Call call) {
    return catchThrowableOfType(CallFailure.class, () -> caller.read(call, name -> ""));
  }

  private static void answers(ResponseDefinitionBuilder response) {
    vendor.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void throttleOnce(String retryAfter) {
    vendor.stubFor(
        any(anyUrl())
            .inScenario("throttle")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("open")
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", retryAfter)));
    vendor.stubFor(
        any(anyUrl())
            .inScenario("throttle")
            .whenScenarioStateIs("open")
            .willReturn(okJson("{\"ok\":true}")));
  }

  private static FieldPath things() {
    return FieldPath.of("things.*");
  }

  private static int requests() {
    return vendor.getAllServeEvents().size();
  }
}
