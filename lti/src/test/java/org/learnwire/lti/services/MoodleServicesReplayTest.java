package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.RecordedPlatform.Exchange;

/**
 * The fake Moodle's services against the real one's: each recorded request is made again, as one
 * conversation in its order, and what comes must have the recorded status, media type and form.
 */
class MoodleServicesReplayTest extends FakePlatformCase {
  private static final String RECORDED = "http://127.0.0.1:8085";

  static final List<String> SERVICES =
      List.of(
          "ags-lineitems-get",
          "ags-lineitem-create",
          "ags-lineitem-create-unbound",
          "ags-lineitems-filter",
          "ags-lineitems-page",
          "ags-lineitem-get",
          "ags-lineitem-put",
          "ags-score-post",
          "ags-score-post-same-timestamp",
          "ags-score-post-stale",
          "ags-score-post-unknown-user",
          "ags-score-post-not-enrolled-user",
          "ags-score-post-no-millis",
          "ags-score-post-inprogress-noscore",
          "ags-score-post-pending",
          "ags-score-post-over-max",
          "ags-score-post-suspended-enrol",
          "ags-score-post-col2",
          "ags-score-post-wrong-content-type",
          "ags-score-post-naive-url",
          "ags-results-get",
          "ags-results-get-user",
          "ags-results-page",
          "ags-results-page-no-type_id",
          "ags-score-post-fraction",
          "ags-score-post-pending-clears-grade",
          "ags-score-post-numeric-userid",
          "ags-score-post-offset-colonless",
          "ags-score-post-nanos",
          "ags-score-post-no-timezone",
          "ags-score-post-no-max",
          "ags-score-post-future-then",
          "ags-score-post-after-future",
          "ags-results-future",
          "ags-lineitem-delete",
          "ags-lineitem-get-404",
          "ags-error-accept",
          "ags-error-no-token",
          "ags-error-bad-token",
          "ags-error-scope",
          "nrps-memberships",
          "nrps-memberships-limit",
          "nrps-memberships-role",
          "nrps-memberships-rlid",
          "nrps-accept-any",
          "nrps-no-accept");

  /** Recorded names on the left, those of the fake's company on the right. */
  private static final Map<String, String> PEOPLE = new HashMap<>();

  private static final Map<String, String> COLUMNS = new HashMap<>();
  private static String bearer;

  @BeforeAll
  static void people() {
    List<String> learners =
        tool.services.nrps().members(moodle, moodleMembers(), Optional.empty()).stream()
            .filter(each -> each.roles().isLearner())
            .map(Member::userId)
            .toList();
    List<String> recorded = List.of("5", "6", "7", "8", "9", "10", "11", "12", "14");
    for (int i = 0; i < recorded.size(); i++) {
      PEOPLE.put(recorded.get(i), learners.get(i));
    }
    PEOPLE.put("2", teacher);
    LineItem activity = tool.services.ags().lineItems().all(moodle, moodleItems()).get(0);
    COLUMNS.put("6", activity.id().getPath().replaceFirst(".*/lineitems/(\\d+)/.*", "$1"));
  }

  @TestFactory
  Stream<DynamicTest> services() {
    return SERVICES.stream().map(name -> DynamicTest.dynamicTest(name, () -> service(name)));
  }

  private static void service(String name) throws IOException {
    Exchange recorded = Exchange.load(name);
    String body = here(recorded.asked());
    if (name.endsWith("after-future")) {
      body = body.replaceFirst("\"[^\"]*Z\"", "\"" + Instant.now().plusSeconds(10) + "\"");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/moodle" + here(recorded.target())))
            .method(recorded.method(), HttpRequest.BodyPublishers.ofString(body));
    for (String header : List.of("Accept", "Content-Type")) {
      Optional.ofNullable(recorded.sent().get(header)).ifPresent(v -> request.header(header, v));
    }
    if (recorded.sent().containsKey("Authorization")) {
      request.header("Authorization", authorization(name));
    }
    HttpResponse<String> answer = send(request.build());
    Likeness.alike(recorded, answer);
    if (answer.statusCode() == 201) {
      String made = ServiceCalls.JSON.readTree(answer.body()).path("id").asText();
      COLUMNS.put(
          name.endsWith("unbound") ? "8" : "7", made.replaceFirst(".*/lineitems/(\\d+)/.*", "$1"));
    }
  }

  private static String authorization(String name) {
    if (name.endsWith("bad-token")) {
      return "Bearer nonsense";
    }
    if (name.endsWith("error-scope")) {
      return "Bearer " + token(Scopes.MEMBERS);
    }
    if (bearer == null) {
      bearer = token(String.join(" ", Scopes.ALL));
    }
    return "Bearer " + bearer;
  }

  private static String token(String scopes) {
    try {
      JsonNode json = ServiceCalls.JSON.readTree(asked(Assertion.GOOD, scopes).body());
      return json.path("access_token").asText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A recorded text with the fake's columns and people, of yesterday. */
  private static String here(String recorded) {
    String text = replaced("lineitems/(\\d+)/", recorded, COLUMNS);
    text = replaced("user_id=(\\d+)", text, PEOPLE);
    text = replaced("\"userId\": \"?(\\d+)", text, PEOPLE);
    return text.replace("2026-11-22", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString())
        .replace(RECORDED, sandbox.url() + "/moodle");
  }

  private static String replaced(String pattern, String text, Map<String, String> names) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.replaceAll(
        each ->
            each.group().replace(each.group(1), names.getOrDefault(each.group(1), each.group(1))));
  }

  private static HttpResponse<String> asked(Assertion how, String scopes) throws IOException {
    String form =
        Exchange.load("token-ok")
            .asked()
            .replace("SIGNED", how.by(moodle))
            .replaceFirst("&scope=.*", "&scope=" + encoded(scopes));
    return send(
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/moodle/mod/lti/token.php"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
