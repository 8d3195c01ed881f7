package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.FolderSealing;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.dialect.Dialect;

/**
 * What somebody was seen applying becomes a grade in the course it was learned in, in both dialects
 * of the sandbox: observed, decided, planned, approved, sent, and looked at again.
 */
class GradebookIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int COURSE = 6;

  /** The demo's company has grades without a maximum: they are quarantined. */
  private static final Object[] WELL = {0, 2};

  private static final String RULE =
      """
      rule: applied-in-%1$s
      when: {verb: observed-applying, result.success: true, path: data-literacy}
      then: {send-score: {via: %1$s, score: 0.8}}
      once-per: {path: true}
      """;

  @TempDir Path folder;
  private DemoCompany company;
  private Workplace work;
  private HttpServer tool;

  @AfterEach
  void stop() throws IOException {
    tool.stop(0);
    company.close();
  }

  @Test
  void what_was_seen_at_work_is_a_grade_in_moodle_and_in_canvas() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 6, 0);
    tool = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    tool.start();
    String moodle = registeredWithMoodle();
    String canvas = registeredWithCanvas();
    work =
        Workplace.demo(company, folder.resolve("work"))
            .with("writes: {mode: auto}", "writes: {mode: plan}")
            .with(
                "{academy: acme, hr: acme}",
                "{academy: acme, hr: acme, moodle: acme, canvas: acme}")
            .with("    kudos:\n", connections(moodle, canvas) + "    kudos:\n");
    for (String via : List.of("moodle", "canvas")) {
      Files.writeString(
          work.folder().resolve("rules/applied-in-" + via + ".yaml"), RULE.formatted(via));
    }
    register(moodle, canvas);

    Ran read = work.sync();
    assertThat(read.exit()).as(read.all()).isIn(WELL);
    assertThat(grades("moodle/lti-results")).isEmpty();
    Map<String, Integer> planned = new HashMap<>();
    for (JsonNode item : work.run("plan", "--json").json()) {
      if (item.path("write").asText().equals("score.send")) {
        planned.merge(item.path("connection").asText(), 1, Integer::sum);
      }
    }
    assertThat(planned).containsOnlyKeys("moodle", "canvas");

    for (String via : planned.keySet()) {
      assertThat(work.run("plan", "--approve", "rule:applied-in-" + via).exit()).isZero();
    }
    Ran sent = work.sync();
    assertThat(sent.exit()).as(sent.all()).isIn(WELL);
    Map<String, Long> done = new HashMap<>();
    for (String via : planned.keySet()) {
      done.put(
          via,
          work.count(
              "select count(*) from entry where write_name = 'score.send' and state = 'done'"
                  + " and connection = '"
                  + via
                  + "'"));
    }
    assertThat(work.column("select distinct state from entry where write_name = 'score.send'"))
        .as("%s, %s", sent.all(), planned)
        .isSubsetOf("done", "refused");
    assertThat(done.values()).allMatch(number -> number > 0);
    assertThat(grades("moodle/lti-results"))
        .hasSize(done.get("moodle").intValue())
        .containsOnly(80.0);
    assertThat(grades("canvas/lti-results"))
        .hasSize(done.get("canvas").intValue())
        .containsOnly(80.0);

    // Another pass has nothing to add, and a grade cannot be taken back by us: that is said.
    work.sync();
    assertThat(grades("moodle/lti-results")).hasSize(done.get("moodle").intValue());
    Ran undo = work.run("writes", "undo", "--rule", "applied-in-moodle", "--yes");
    assertThat(undo.all())
        .contains("0 would be undone", "does not take this back: mend it there by hand");
    assertThat(grades("moodle/lti-results")).hasSize(done.get("moodle").intValue());
  }

  private String connections(String moodle, String canvas) {
    String lti = company.url() + "/moodle/mod/lti/services.php/";
    String api = company.url() + "/canvas/api/lti/courses/" + COURSE;
    return connection(
            "moodle",
            company.url() + "/moodle",
            moodle,
            lti + COURSE + "/lineitems?type_id=1",
            lti + "CourseSection/" + COURSE + "/bindings/1/memberships")
        + connection(
            "canvas",
            "https://canvas.instructure.com",
            canvas,
            api + "/line_items",
            api + "/names_and_roles");
  }

  private static String connection(
      String name, String issuer, String client, String lineItems, String memberships) {
    return """
            %s:
              connector: lti-ags
              settings: {issuer: "%s", clientId: "%s", lineItems: "%s", memberships: "%s", comment: Seen applied}
              limits: {per-second: 500}
        """
        .formatted(name, issuer, client, lineItems, memberships);
  }

  /** As an operator has approved it, and as a signed launch has named the host of the services. */
  private void register(String moodle, String canvas) throws IOException {
    try (Database database = Database.open(work.data(), DatabaseOptions.standard())) {
      Registrations registrations = new Registrations(database, Clock.systemUTC());
      registrations.add(
          registration(
              moodle,
              Dialect.MOODLE,
              company.url() + "/moodle",
              company.url() + "/moodle/mod/lti/token.php"));
      registrations.add(
          registration(
              canvas,
              Dialect.CANVAS,
              "https://canvas.instructure.com",
              company.url().replace("127.0.0.1", "localhost") + "/canvas/login/oauth2/token"));
      for (String client : List.of(moodle, canvas)) {
        database.write(
            "a launch",
            tx ->
                tx.update(
                    "insert into lti_service_host (registration_id, host, first_seen)"
                        + " values (?, ?, 0)",
                    client,
                    URI.create(company.url()).getAuthority()));
      }
      Keys keys = new Keys(database, new FolderSealing(work.data()), Clock.systemUTC());
      byte[] published = JSON.valueToTree(keys.jwks()).toString().getBytes(StandardCharsets.UTF_8);
      tool.createContext(
          "/lti/jwks",
          exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
          });
    }
  }

  private static Registration registration(
      String client, Dialect dialect, String issuer, String token) {
    URI any = URI.create(token);
    return new Registration(
        client,
        dialect.title(),
        issuer,
        client,
        dialect,
        any,
        any,
        token,
        any,
        Set.of("1"),
        Set.copyOf(Scopes.ALL),
        Registration.State.ACTIVE);
  }

  private String registeredWithMoodle() throws IOException {
    String lti = company.url() + "/moodle/mod/lti/";
    String client =
        registered(
            lti + "startltiadvregistration.php?url=" + here() + "/lti/register",
            lti + "openid-registration.php");
    get(lti + "toolconfigure.php?client=" + client);
    return client;
  }

  private String registeredWithCanvas() throws IOException {
    String school = company.url() + "/canvas";
    String client =
        registered(
            school + "/developer_keys?url=" + here() + "/lti/register",
            school + "/api/lti/registrations");
    get(school + "/developer_keys?install=2&client=" + client);
    return client;
  }

  private String here() {
    return "http://127.0.0.1:" + tool.getAddress().getPort();
  }

  private String registered(String page, String endpoint) throws IOException {
    Matcher token = Pattern.compile("registration_token=([^\"&]*)").matcher(get(page));
    assertThat(token.find()).isTrue();
    ObjectNode body = JSON.createObjectNode().put("application_type", "web");
    body.putArray("response_types").add("id_token");
    body.putArray("grant_types").add("implicit").add("client_credentials");
    body.put("initiate_login_uri", here() + "/lti/login").put("client_name", "Learnwire");
    body.putArray("redirect_uris").add(here() + "/lti/launch");
    body.put("jwks_uri", here() + "/lti/jwks");
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.put("scope", String.join(" ", Scopes.ALL));
    ObjectNode configuration =
        body.putObject("https://purl.imsglobal.org/spec/lti-tool-configuration");
    configuration.put("domain", here().substring(7)).put("target_link_uri", here() + "/lti/launch");
    configuration.putArray("claims").add("sub");
    configuration.putArray("messages").addObject().put("type", "LtiResourceLinkRequest");
    configuration.put("https://canvas.instructure.com/lti/privacy_level", "public");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token.group(1))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    String answer = send(request);
    String client = JSON.readTree(answer).path("client_id").asText();
    assertThat(client).as(answer).isNotEmpty();
    return client;
  }

  /** The scores that a platform's gradebook keeps. */
  private List<Double> grades(String where) {
    return company.look("/state").path("things").path(where).findValues("score").stream()
        .map(JsonNode::asDouble)
        .toList();
  }

  private static String get(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static String send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
