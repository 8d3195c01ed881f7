package org.learnwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.people.EmployeeFacts.Status;
import org.learnwire.people.People;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** The way of a request to the service of its connection. */
class ScimResourceTest {
  private static final String TOKEN = "scim-secret-0001-of-the-provider";

  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  @TempDir Path folder;
  private AppSettings settings;
  private ScimResource resource;
  private Journey journey;
  private UUID connection;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          data: %1$s/data
          public-url: https://learn.acme.test/
          connections:
            directory: {connector: scim, settings: {token: %2$s, folder: "%1$s/scim", site: "https://acme.test"}, every: 5m}
            hr: {connector: csv, settings: {folder: "%1$s", site: "https://acme.test"}}
        """
            .formatted(folder, TOKEN));
    settings = new SettingsFile(file, Clock.systemUTC(), System::getenv).read(Optional.empty());
    resource = new ScimResource(settings);
  }

  @Test
  void a_user_is_taken_and_known_by_our_public_address() throws IOException {
    ResponseEntity<String> made =
        sent("directory", "POST", "/Users", TOKEN, "{\"userName\":\"ana@example.test\"}");
    assertThat(made.getStatusCode().value()).isEqualTo(201);
    assertThat(made.getHeaders().getFirst("Content-Type")).startsWith("application/scim+json");
    assertThat(made.getHeaders().getFirst("Location"))
        .startsWith("https://learn.acme.test/scim/directory/Users/");
    assertThat(folder.resolve("scim")).isDirectoryContaining("glob:**.json");
    MockHttpServletRequest list = request("directory", "GET", "/Users", TOKEN, "");
    list.addParameter("filter", "userName eq \"ana@example.test\"");
    assertThat(resource.answer("directory", list).getBody()).contains("\"totalResults\":1");
  }

  @Test
  void whoever_has_no_token_hears_the_same_everywhere() throws IOException {
    String wrong = sent("directory", "GET", "/Users", "guessed", "").getBody();
    assertThat(sent("hr", "GET", "/Users", TOKEN, "").getBody()).isEqualTo(wrong);
    assertThat(sent("nobody", "GET", "/Users", TOKEN, "").getBody()).isEqualTo(wrong);
    assertThat(sent("nobody", "GET", "/Users", TOKEN, "").getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void too_much_is_not_read() throws IOException {
    assertThat(
            sent("directory", "POST", "/Users", TOKEN, "x".repeat(300_000)).getStatusCode().value())
        .isEqualTo(413);
  }

  @Test
  void a_joiner_a_mover_and_a_leaver_arrive_among_the_people_each_with_their_day()
      throws Exception {
    Instant first = Instant.parse("2026-03-02T08:00:00Z");
    Instant second = first.plus(Duration.ofDays(7));
    Instant third = second.plus(Duration.ofDays(7));
    String boss = joined("boss", "Sales", "");
    String ana = joined("ana", "Sales", boss);
    for (int i = 0; i < 4; i++) {
      joined("colleague" + i, "Sales", boss); // one of six may leave at once, one of two not
    }

    People joined = people(first);
    UUID directory = connection;
    String person = People.personId(directory, ana);
    assertThat(joined.working(directory)).isEqualTo(6);
    assertThat(joined.emailOf(person)).contains("ana@example.test");
    assertThat(joined.org().teamOf(person, first)).contains("Sales");

    change(ana, "Replace", ENTERPRISE + ":department", "Service");
    people(second);
    change(ana, "Replace", "active", "False");
    People left = people(third);

    assertThat(left.working(directory)).isEqualTo(5);
    assertThat(left.org().teamOf(person, second.minusSeconds(1))).contains("Sales");
    assertThat(left.org().teamOf(person, second)).contains("Service");
    assertThat(left.org().managerOf(person, second)).contains(People.personId(directory, boss));
    assertThat(left.org().statusOf(person, third.minusSeconds(1))).contains(Status.ACTIVE);
    assertThat(left.org().statusOf(person, third)).contains(Status.INACTIVE);
    journey.close();
  }

  /** As Entra sends them. */
  private String joined(String name, String department, String manager) throws IOException {
    String body =
        """
        {"userName":"%1$s@example.test","active":true,"name":{"givenName":"%1$s","familyName":"Test"},
         "emails":[{"primary":true,"type":"work","value":"%1$s@example.test"}],"%2$s":{"department":"%3$s"%4$s}}
        """
            .formatted(
                name,
                ENTERPRISE,
                department,
                manager.isEmpty() ? "" : ",\"manager\":{\"value\":\"" + manager + "\"}");
    String made = sent("directory", "POST", "/Users", TOKEN, body).getBody();
    return new ObjectMapper().readTree(made).path("id").asText();
  }

  private void change(String id, String op, String path, String value) throws IOException {
    String body =
        "{\"Operations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":\"%s\"}]}"
            .formatted(op, path, value);
    ResponseEntity<String> answer = sent("directory", "PATCH", "/Users/" + id, TOKEN, body);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
  }

  /** After a pass at this moment. */
  private People people(Instant now) {
    if (journey != null) {
      journey.close();
    }
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    journey = Journeys.open(settings.journey(), clock, DatabaseOptions.standard());
    PassReport report =
        journey.pass(new PassRequest(Optional.of("directory"), false, Optional.empty(), false));
    assertThat(report.problems()).isEmpty();
    connection = journey.connectionNames().get("directory");
    return journey.people();
  }

  private ResponseEntity<String> sent(
      String connection, String method, String path, String token, String body) throws IOException {
    return resource.answer(connection, request(connection, method, path, token, body));
  }

  private static MockHttpServletRequest request(
      String connection, String method, String path, String token, String body) {
    MockHttpServletRequest request =
        new MockHttpServletRequest(method, "/scim/" + connection + path);
    request.addHeader("Authorization", "Bearer " + token);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
