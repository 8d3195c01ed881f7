package org.learnwire.lti;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lti.dialect.Dialect;

/**
 * Launches that a real Moodle 4.5 signed, at the time it signed them, with the keys it published.
 */
class MoodleLaunchReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI TOOL = URI.create("http://127.0.0.1:18590/launch");

  @TempDir Path data;
  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final TestSealing sealing = new TestSealing();
  private TestPlatform moodle;
  private Database database;
  private Registrations registrations;

  @BeforeEach
  void begin() throws IOException {
    moodle = new TestPlatform();
    moodle.published = read("certs.json").toString();
    database = TestDatabase.open(data);
    registrations = new Registrations(database, clock);
    registrations.add(
        new Registration(
            "moodle",
            "probe",
            "http://127.0.0.1:8085",
            "NYcXtf2bm5ys6wR",
            Dialect.MOODLE,
            URI.create("http://127.0.0.1:8085/mod/lti/auth.php"),
            URI.create("http://127.0.0.1:8085/mod/lti/token.php"),
            "http://127.0.0.1:8085/mod/lti/token.php",
            moodle.jwks(),
            Set.of("1"),
            Set.of(),
            Registration.State.ACTIVE));
  }

  @AfterEach
  void end() {
    database.close();
    moodle.close();
  }

  @Test
  void the_launch_of_a_student() throws IOException {
    Launch launch = replayed("student");
    assertThat(launch.subject()).isEqualTo("5");
    assertThat(launch.roles().isLearner()).isTrue();
    assertThat(launch.roles().isInstructor()).isFalse();
    assertThat(launch.user())
        .isEqualTo(new Launch.User("Ana López", "ana.lopez@example.test", "en", "E1003"));
    assertThat(launch.context().title()).isEqualTo("Workplace Safety 101");
    assertThat(launch.resourceLink().title()).isEqualTo("Probe LTI link «ñ»");
    assertThat(launch.endpoint().lineItem().toString())
        .isEqualTo("http://127.0.0.1:8085/mod/lti/services.php/2/lineitems/6/lineitem?type_id=1");
    assertThat(launch.endpoint().scopes()).hasSize(4);
    assertThat(launch.memberships().url().getPath()).endsWith("/memberships");
    assertThat(launch.custom())
        .containsEntry("chapter", "3")
        .containsEntry("MixedCase", "Yes")
        .doesNotContainKeys("due", "unknown", "context_history");
    assertThat(registrations.serviceHosts("moodle")).containsExactly("127.0.0.1:8085");
  }

  @Test
  void the_launch_of_a_teacher() throws IOException {
    assertThat(replayed("teacher").roles().isInstructor()).isTrue();
  }

  @Test
  void the_launch_of_an_administrator_without_an_employee_number() throws IOException {
    Launch launch = replayed("admin");
    assertThat(launch.roles().isInstructor()).isTrue();
    assertThat(launch.user().employeeNumber()).isNull();
  }

  @Test
  void the_launch_of_a_link_that_was_placed_by_deep_linking() throws IOException {
    Launch launch = replayed("deeplinked-student");
    assertThat(launch.targetLink().getQuery()).isEqualTo("x=1");
    assertThat(launch.custom()).containsEntry("goal_id", "G-42");
  }

  @Test
  void a_minute_and_a_half_later_the_same_launch_is_too_old() throws IOException {
    JsonNode capture = read("launch-student.json");
    clock.set(Instant.ofEpochSecond(capture.at("/payload/exp").asLong() + 90));
    LaunchCase.refusedBy(LaunchError.EXPIRED, () -> replayed(capture));
  }

  @Test
  void the_request_for_deep_linking() throws IOException {
    JsonNode capture = read("deep-linking-request.json");
    JsonNode payload = capture.get("payload");
    Instant expires = Instant.ofEpochSecond(payload.get("exp").asLong());
    Registration registration = registrations.byId("moodle").orElseThrow();
    Launch launch = new LaunchClaims(new Claims(payload, registration)).launch(expires);
    assertThat(launch.messageType()).isEqualTo(Launch.MessageType.DEEP_LINKING);
    assertThat(launch.resourceLink()).isNull();
    assertThat(launch.deepLinking().get("deep_link_return_url").asText())
        .contains("contentitem_return.php");
  }

  /** What came for requests that were made again by hand, with the nonce "N". */
  @ParameterizedTest
  @ValueSource(strings = {"ok-control", "first-use", "no-prompt"})
  void the_answer_to_a_request_for_authentication(String name) throws IOException {
    String answer = text("services/auth-error-" + name + ".txt");
    String token = answer.replaceFirst("(?s).*name=\"id_token\" value=\"([^\"]+)\".*", "$1");
    String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
    clock.set(Instant.ofEpochSecond(JSON.readTree(claims).path("iat").asLong()));
    ObjectNode capture = (ObjectNode) read("launch-student.json");
    capture.put("id_token", token).putObject("payload").put("nonce", "N");
    Launch launch = replayed(capture);
    assertThat(launch.subject()).isEqualTo("5");
    assertThat(launch.user().employeeNumber()).isEqualTo("E1003");
  }

  @Test
  void our_request_for_authentication_has_what_was_good_there_and_nothing_more()
      throws IOException {
    String recorded = text("services/auth-error-ok-control.txt").lines().findFirst().orElseThrow();
    JsonNode login = read("launch-student.json").get("login");
    LoginStates states = new LoginStates(sealing, clock);
    URI ours = new Logins(registrations, states).begin(request(login), TOOL).authRequest();
    assertThat(names(ours.getRawQuery())).isEqualTo(names(recorded.replaceFirst(".*\\?", "")));
    assertThat(ours.getPath()).isEqualTo("/mod/lti/auth.php");
    assertThat(ours.getQuery())
        .contains("lti_message_hint=" + login.path("lti_message_hint").asText() + "&");
  }

  private static Set<String> names(String query) {
    return Arrays.stream(query.split("&"))
        .map(each -> each.split("=")[0])
        .collect(Collectors.toSet());
  }

  private static LoginRequest request(JsonNode fields) {
    Map<String, String> login = new HashMap<>();
    fields.fields().forEachRemaining(e -> login.put(e.getKey(), e.getValue().asText()));
    return LoginRequest.of(login);
  }

  private Launch replayed(String who) throws IOException {
    JsonNode capture = read("launch-" + who + ".json");
    clock.set(Instant.ofEpochSecond(capture.at("/payload/iat").asLong()));
    return replayed(capture);
  }

  /** Begun with the login that Moodle sent; the nonce is the one that Moodle signed. */
  private Launch replayed(JsonNode capture) {
    sealing.given.put("lti nonce", capture.at("/payload/nonce").asText());
    LoginStates states = new LoginStates(sealing, clock);
    Logins.Begun begun =
        new Logins(registrations, states).begin(request(capture.get("login")), TOOL);
    PlatformKeys keys = new PlatformKeys(new Web(new AddressGuard(Set.of("127.0.0.1"))), clock);
    return new Launches(database, registrations, states, keys, clock)
        .validate(capture.get("id_token").asText(), begun.state().text(), TOOL)
        .launch();
  }

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(text(name));
  }

  private static String text(String name) throws IOException {
    try (InputStream file = MoodleLaunchReplayTest.class.getResourceAsStream("/moodle/" + name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
