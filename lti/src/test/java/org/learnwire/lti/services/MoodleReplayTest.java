package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.learnwire.lti.services.RecordedPlatform.Exchange;

/**
 * The fake Moodle against the real one: each recorded request of registration, sign-on and tokens
 * is made again, and what comes must have the recorded status, media type and form. Its services
 * are with {@link MoodleServicesReplayTest}.
 */
class MoodleReplayTest extends FakePlatformCase {
  static final List<String> TOKENS =
      List.of(
          "ok",
          "one-scope",
          "error-scope",
          "error-client",
          "error-badsig",
          "error-expired",
          "error-json-content-type",
          "error-openid-scope-mixed",
          "bare-assertion",
          "wrong-aud-accepted");

  static final List<String> BLOCKED = List.of("host", "port");

  static final List<String> REGISTRATIONS =
      List.of(
          "error-no-token",
          "error-bad-token",
          "error-token-reused",
          "error-auth-method",
          "error-missing-jwks_uri",
          "error-no-domain",
          "error-domain-mismatch",
          "scope-overstated");

  static final List<String> AUTHENTICATIONS =
      List.of(
          "ok-control",
          "first-use",
          "no-prompt",
          "bad-client",
          "no-response-mode",
          "wrong-login-hint");

  static final List<String> BROWSERS =
      List.of("cross-site", "cross-site-default", "cross-site-block3p", "same-host");

  private static String lti;

  @BeforeAll
  static void lti() {
    lti = sandbox.url() + "/moodle/mod/lti/";
  }

  @Test
  void nothing_that_was_recorded_is_left_out() throws Exception {
    TreeSet<String> all = new TreeSet<>(MoodleServicesReplayTest.SERVICES);
    TOKENS.forEach(each -> all.add("token-" + each));
    BLOCKED.forEach(each -> all.add("token-blocked-" + each));
    REGISTRATIONS.forEach(each -> all.add("dynreg-" + each));
    AUTHENTICATIONS.forEach(each -> all.add("auth-error-" + each));
    BROWSERS.forEach(each -> all.add("browser-" + each));
    // Headers alone: what they do to a client is with RecordedAnswersTest.
    all.add("ags-lineitems-link-header-raw");
    Path folder =
        Path.of(MoodleReplayTest.class.getResource("/moodle/services/token-ok.txt").toURI())
            .getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".txt"))
          .containsExactlyInAnyOrderElementsOf(all.stream().map(name -> name + ".txt").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("TOKENS")
  void tokens(String name) throws IOException {
    Exchange recorded = Exchange.load("token-" + name);
    Assertion how =
        switch (name) {
          case "error-client" -> Assertion.STRANGER;
          case "error-badsig" -> Assertion.UNSIGNED;
          case "error-expired" -> Assertion.OLD;
          case "bare-assertion" -> Assertion.BARE;
          case "wrong-aud-accepted" -> Assertion.ELSEWHERE;
          default -> Assertion.GOOD;
        };
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(lti + "token.php"))
                .header("Content-Type", recorded.sent().get("Content-Type"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        recorded.asked().replace("SIGNED", how.by(moodle))))
                .build());
    Likeness.alike(recorded, answer);
    JsonNode was = ServiceCalls.JSON.readTree(recorded.body());
    JsonNode is = ServiceCalls.JSON.readTree(answer.body());
    assertThat(is.path("error")).isEqualTo(was.path("error"));
    assertThat(words(is.path("scope"))).isEqualTo(words(was.path("scope")));
  }

  private static TreeSet<String> words(JsonNode text) {
    return new TreeSet<>(List.of(text.asText("").split(" ")));
  }

  @ParameterizedTest
  @FieldSource("BLOCKED")
  void keys_that_are_out_of_its_reach(String blocked) throws IOException {
    ObjectNode body = body().put("jwks_uri", "http://127.0.0.1:1/lti/jwks");
    String page = lti + "startltiadvregistration.php?url=" + tool.url() + "/lti/register";
    HttpResponse<String> made =
        register(lti + "openid-registration.php", invited(page), body.toString());
    String client = ServiceCalls.JSON.readTree(made.body()).path("client_id").asText();
    get(lti + "toolconfigure.php?client=" + client);
    Exchange recorded = Exchange.load("token-blocked-" + blocked);
    String signed =
        Assertion.GOOD.by(
            Tool.registration(
                moodle.dialect(), moodle.issuer(), client, lti + "token.php", lti + "token.php"));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(lti + "token.php"))
                .header("Content-Type", recorded.sent().get("Content-Type"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(recorded.asked().replace("SIGNED", signed)))
                .build());
    Likeness.alike(recorded, answer);
  }

  @ParameterizedTest
  @FieldSource("REGISTRATIONS")
  void registrations(String name) throws IOException {
    Exchange recorded = Exchange.load("dynreg-" + name);
    String page = lti + "startltiadvregistration.php?url=" + tool.url() + "/lti/register";
    String token = invited(page);
    String endpoint = lti + "openid-registration.php";
    if (name.endsWith("reused")) {
      register(endpoint, token, body().toString());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(recorded.asked()));
    Optional.ofNullable(recorded.sent().get("Authorization"))
        .ifPresent(v -> request.header("Authorization", v.replace("TOKEN", token)));
    HttpResponse<String> answer = send(request.build());
    Likeness.alike(recorded, answer);
    if (recorded.status() != 404 && recorded.status() != 200) {
      assertThat(answer.body().strip()).isEqualTo(recorded.body().strip());
    }
    if (recorded.status() == 200) {
      JsonNode asked = ServiceCalls.JSON.readTree(recorded.asked()).path("scope");
      JsonNode given = ServiceCalls.JSON.readTree(answer.body()).path("scope");
      assertThat(words(given)).containsAll(words(asked)).hasSizeGreaterThan(words(asked).size());
    }
  }

  @ParameterizedTest
  @FieldSource("AUTHENTICATIONS")
  void authentications(String name) throws IOException {
    Exchange recorded = Exchange.load("auth-error-" + name);
    Map<String, String> login =
        form(get(lti + "launch.php?course=2&client=" + moodle.clientId() + "&user=" + learner));
    Map<String, String> ask = new LinkedHashMap<>(query("http://x" + recorded.target()));
    ask.computeIfPresent("client_id", (k, v) -> v.equals("zzz") ? v : moodle.clientId());
    ask.put("redirect_uri", tool.url() + "/lti/launch");
    ask.put("login_hint", ask.get("login_hint").equals("6") ? teacher : learner);
    ask.put("lti_message_hint", login.get("lti_message_hint"));
    StringBuilder query = new StringBuilder();
    ask.forEach((k, v) -> query.append('&').append(k).append('=').append(encoded(v)));
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(lti + "auth.php?" + query.substring(1))).build());
    Likeness.alike(recorded, answer);
    Map<String, String> was = form(recorded.body());
    Map<String, String> is = form(answer.body());
    assertThat(is.keySet()).isEqualTo(was.keySet());
    was.keySet().stream()
        .filter(field -> !field.equals("id_token"))
        .forEach(field -> assertThat(is).containsEntry(field, was.get(field)));
  }

  /** What a browser was seen to open, up to the tool and from it: the tool's own steps are ours. */
  @ParameterizedTest
  @FieldSource("BROWSERS")
  void the_steps_of_a_browser(String name) throws IOException {
    List<String> seen =
        RecordedPlatform.Exchange.text("browser-" + name)
            .lines()
            .filter(line -> line.matches("\\d{3} .*"))
            .map(line -> line.replaceFirst("http://[^/]*", "").replaceFirst("\\?.*", ""))
            .toList();
    assertThat(seen)
        .containsExactly(
            "200 GET /mod/lti/view.php",
            "200 GET /mod/lti/launch.php",
            "302 POST /login",
            "200 GET /mod/lti/auth.php",
            "200 POST /launch");
    String who = "course=2&client=" + moodle.clientId() + "&user=" + learner;
    String page = get(lti + "view.php?" + who);
    assertThat(page).contains("<iframe id=\"contentframe\"", "src=\"launch.php?");
    String begins = get(lti + "launch.php?" + who);
    assertThat(begins).contains("method=\"post\"", "action=\"" + tool.url() + "/lti/login\"");
  }

  @Test
  void its_configuration_and_its_keys() throws IOException {
    Likeness.sameForm(
        "", recorded("openid-configuration.json"), json(lti + "openid-configuration.php"));
    Likeness.sameForm("", recorded("certs.json"), json(lti + "certs.php"));
  }

  private static JsonNode recorded(String name) throws IOException {
    return ServiceCalls.JSON.readTree(MoodleReplayTest.class.getResource("/moodle/" + name));
  }

  private static JsonNode json(String url) throws IOException {
    return ServiceCalls.JSON.readTree(get(url));
  }

  private static Map<String, String> form(String html) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input =
        Pattern.compile("<input[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"").matcher(html);
    while (input.find()) {
      fields.put(input.group(1), input.group(2).replace("&quot;", "\""));
    }
    return fields;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
