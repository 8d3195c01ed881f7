package org.learnwire.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.settings.SettingsFile;

/**
 * Webhooks over HTTP. BambooHR's are the sandbox's own, which signs them; those that are bad input
 * are sent by the test. The interval of the connection is an hour: what comes sooner was told.
 */
class HooksIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String WEBHOOK =
      """
      {"name": "learnwire", "url": "%s", "format": "json",
       "events": ["employee.created", "employee.updated", "employee.deleted"],
       "monitorFields": ["department", "status", "firstName", "lastName", "workEmail"]}
      """;

  private static final String CLIENT_SECRET = "hub-client-secret-0002";
  private static final String PUBLIC = "  public-url: https://learn.acme.test/\n";

  /** Nobody answers there; what it sends is taken all the same. */
  private static final String CRM =
      """
          crm:
            connector: hubspot
            base-url: http://127.0.0.1:1
            settings: {accessToken: hub-secret-0001, portalId: 123, currency: EUR, webhookSecret: %s}
            every: 1d
      """
          .formatted(CLIENT_SECRET);

  @TempDir static Path folder;
  private static DemoCompany company;
  private static Workplace work;
  private static String address;
  private static String key;
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    company = DemoCompany.small(folder.resolve("company"));
    int port = freePort();
    address = "http://127.0.0.1:" + port;
    key = registered(address + "/hooks/hr/employees");
    work =
        Workplace.reading(company, folder.resolve("work"))
            .with("every: 1m                      # shortened: 15m is usual", "every: 1h")
            .with("every: 1m                      # shortened: 1h is usual", "every: 1h")
            .with("apiKey: sandbox-bamboo-key", "apiKey: sandbox-bamboo-key, webhookSecret: " + key)
            .with("  connections:\n", PUBLIC + "  connections:\n" + CRM)
            .hiding(key)
            .hiding(CLIENT_SECRET);
    Ran check = work.run("check");
    assertThat(check.out()).contains("webhooks of employees taken, none has come yet");
    server = served(port);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> runs("stream = 'employees' and outcome = 'complete'") > 0);
  }

  private static Server served(int port) {
    return Server.start(
        new SettingsFile(work.file(), Clock.systemUTC(), System::getenv).read(Optional.empty()),
        port);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    company.close();
  }

  @Test
  void a_change_in_the_hris_is_here_without_waiting_for_the_interval() {
    long passes = runs("stream = 'employees' and outcome = 'complete'");
    company.tell("/learn", "{\"kind\":\"move\",\"person\":\"E1020\",\"team\":\"Lighthouse\"}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                work.count(
                        "select count(*) from account where department = 'Lighthouse'"
                            + " and valid_to is null")
                    == 1);
    assertThat(runs("stream = 'employees' and outcome = 'complete'"))
        .as("no pass was due")
        .isEqualTo(passes);
    await().until(() -> runs("stream = 'employees' and outcome = 'hooks' and stored = 1") > 0);
    await()
        .until(
            () ->
                work.count(
                        "select count(*) from hook where body is not null and stream = 'employees'")
                    == 0);
    assertThat(work.run("check").out()).contains("webhooks of employees taken, the last one at 20");
  }

  @Test
  void one_that_signs_the_address_knows_us_by_our_public_one() throws Exception {
    String at = Long.toString(Instant.now().toEpochMilli());
    String body = "[{\"subscriptionType\":\"deal.creation\",\"portalId\":123,\"objectId\":901}]";
    String path = "/hooks/crm/sales-results";
    String text = "POSThttps://learn.acme.test" + path + body + at;
    String ours = "POST" + address + path + body + at;
    assertThat(hubspot(path, body, at, ours)).as("as we were called").isEqualTo(401);
    assertThat(hubspot(path, body, at, text)).as("as the sender knows us").isEqualTo(200);
    assertThat(work.count("select count(*) from hook where stream = 'sales-results'")).isEqualTo(1);
  }

  private static int hubspot(String path, String body, String at, String signed) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("X-HubSpot-Request-Timestamp", at)
                .header(
                    "X-HubSpot-Signature-v3",
                    Base64.getEncoder().encodeToString(mac(CLIENT_SECRET, signed)))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_wrong_signature_is_answered_like_an_address_that_is_none() throws Exception {
    String body = event("120");
    HttpResponse<String> wrong =
        send("/hooks/hr/employees", body, now(), signed(body + "x", now()));
    assertThat(wrong.statusCode()).isEqualTo(401);
    says(wrong, "nothing proves that a system connected here has sent this");
    String good = signed(body, now());
    for (String path :
        new String[] {"/hooks/nowhere/employees", "/hooks/hr/people", "/hooks/academy/users"}) {
      HttpResponse<String> none = send(path, body, now(), good);
      assertThat(none.statusCode()).as(path).isEqualTo(401);
      assertThat(none.body()).as(path).isEqualTo(wrong.body());
      assertThat(none.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
    }
    nothingKept();
  }

  @Test
  void an_altered_body_is_turned_away() throws Exception {
    String at = now();
    String signature = signed(event("120"), at);
    assertThat(send("/hooks/hr/employees", event("121"), at, signature).statusCode())
        .isEqualTo(401);
    nothingKept();
  }

  @Test
  void a_stale_one_is_refused_and_told_by_how_much() throws Exception {
    String at = Long.toString(Instant.now().minusSeconds(900).getEpochSecond());
    HttpResponse<String> stale =
        send("/hooks/hr/employees", event("120"), at, signed(event("120"), at));
    assertThat(stale.statusCode()).isEqualTo(400);
    says(stale, "s ago, more than the 300 s that are allowed", "NTP");
    nothingKept();
  }

  @Test
  void a_malformed_body_is_refused_and_told_so() throws Exception {
    for (String body : new String[] {"type=employee.updated", "{\"type\":", "7", ""}) {
      HttpResponse<String> malformed =
          send("/hooks/hr/employees", body, now(), signed(body, now()));
      assertThat(malformed.statusCode()).as(body).isEqualTo(400);
      says(malformed, "is no JSON; let it be sent as JSON");
    }
    nothingKept();
  }

  @Test
  void one_that_is_too_large_is_refused_before_it_is_read() throws Exception {
    byte[] large = new byte[300 * 1024];
    for (BodyPublisher body :
        new BodyPublisher[] {
          BodyPublishers.ofByteArray(large),
          BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))
        }) {
      HttpResponse<String> refused = send("/hooks/hr/employees", body, now(), signed("x", now()));
      assertThat(refused.statusCode()).isEqualTo(413);
      says(refused, "a webhook may have 256 KiB");
    }
    nothingKept();
  }

  @Test
  void a_replayed_one_is_answered_well_and_changes_nothing() throws Exception {
    String at = now();
    String body = event("122");
    HttpResponse<String> first = send("/hooks/hr/employees", body, at, signed(body, at));
    assertThat(first.statusCode()).isEqualTo(200);
    await()
        .until(
            () ->
                work.count(
                        "select count(*) from hook where body is not null and stream = 'employees'")
                    == 0);
    long read = runs("outcome = 'hooks'");
    long kept = work.count("select count(*) from hook");
    String capitals = signed(body, at).toUpperCase();
    assertThat(send("/hooks/hr/employees", body, at, signed(body, at)).body()).contains("again");
    assertThat(send("/hooks/hr/employees", body, at, capitals).body()).contains("again");
    assertThat(work.count("select count(*) from hook")).isEqualTo(kept);
    assertThat(runs("outcome = 'hooks'")).isEqualTo(read);
  }

  @Test
  void an_unknown_event_is_taken_and_counted_as_skipped() throws Exception {
    String body = event("123").replace("employee.updated", "employee.celebrated");
    String at = now();
    assertThat(send("/hooks/hr/employees", body, at, signed(body, at)).statusCode()).isEqualTo(200);
    await()
        .until(
            () ->
                runs("outcome = 'hooks' and skipped like '%an event that this stream does%'") > 0);
  }

  @Test
  void only_what_is_posted_is_heard() throws Exception {
    HttpResponse<String> got =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + "/hooks/hr/employees")).build(),
            BodyHandlers.ofString());
    assertThat(got.statusCode()).isEqualTo(405);
  }

  @Test
  void killed_between_answer_and_reading_nothing_is_lost_and_nothing_doubles() throws Exception {
    Path other = folder.resolve("killed");
    Workplace killed =
        Workplace.reading(company, other)
            .with("every: 1m                      # shortened: 1h is usual", "every: 1h")
            .with(
                "apiKey: sandbox-bamboo-key",
                "apiKey: sandbox-bamboo-key, webhookSecret: killed-webhook-key-0001")
            .hiding("killed-webhook-key-0001");
    killed.sync("--only", "hr");
    int port = freePort();
    company.fault("bamboohr", "GET /v1/employees/125", "drop", "");
    try {
      CommandProcess process =
          CommandProcess.start(
              folder, company.url(), "run", "-c", killed.file().toString(), "--port", "" + port);
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> answers("http://127.0.0.1:" + port));
      String at = now();
      String body = event("125");
      HttpResponse<String> taken =
          sendTo(
              "http://127.0.0.1:" + port + "/hooks/hr/employees",
              BodyPublishers.ofString(body),
              at,
              HexFormat.of().formatHex(mac("killed-webhook-key-0001", body + at)));
      process.kill();
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(process.err() + process.out())
          .doesNotContain("killed-webhook-key-0001", HexFormat.of().formatHex(mac(key, body + at)));
    } finally {
      company.heal();
    }
    assertThat(killed.count("select count(*) from hook where body is not null")).isEqualTo(1);
    Ran next = killed.sync("--only", "hr");
    assertThat(next.stream("hr", "employees")).contains(" hooks ", "read 1 =", "1 calls");
    assertThat(killed.count("select count(*) from hook where body is not null")).isZero();
    assertThat(
            killed.count(
                "select count(*) from account where remote_id = '125' and kind = 'employee'"
                    + " and valid_to is null"))
        .isEqualTo(1);
  }

  private static boolean answers(String at) throws Exception {
    return HTTP.send(
                HttpRequest.newBuilder(URI.create(at + "/actuator/health/liveness")).build(),
                BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** None of the bad ones is in the inbox: the hooks that are were sent by other tests. */
  private static void nothingKept() {
    assertThat(work.count("select count(*) from hook where length(body) > 250000")).isZero();
    assertThat(work.count("select count(*) from hook where body like '%121%'")).isZero();
  }

  private static void says(HttpResponse<String> answer, String... parts) throws IOException {
    JsonNode error = DemoCompany.JSON.readTree(answer.body()).path("error");
    assertThat(error.path("what").asText()).contains(parts[0]);
    assertThat(error.toString()).contains(parts).doesNotContain(key);
    System.out.println("bad input | webhook | " + answer.statusCode() + " " + error);
  }

  private static long runs(String where) {
    return work.count("select count(*) from stream_run where " + where);
  }

  private static String event(String employee) {
    return "{\"type\":\"employee.updated\",\"timestamp\":\"2026-01-31T18:42:00+0000\",\"data\":"
        + "{\"companyId\":\"12345\",\"employeeId\":\""
        + employee
        + "\",\"changedFields\":[\"department\"]}}";
  }

  private static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  private static String signed(String body, String at) {
    return HexFormat.of().formatHex(mac(key, body + at));
  }

  private static byte[] mac(String with, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(with.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> send(String path, String body, String at, String signature)
      throws Exception {
    return send(path, BodyPublishers.ofString(body), at, signature);
  }

  private static HttpResponse<String> send(
      String path, BodyPublisher body, String at, String signature) throws Exception {
    return sendTo(address + path, body, at, signature);
  }

  private static HttpResponse<String> sendTo(
      String url, BodyPublisher body, String at, String signature) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("X-BambooHR-Timestamp", at)
            .header("X-BambooHR-Signature", signature)
            .POST(body)
            .build(),
        BodyHandlers.ofString());
  }

  /** As an API user does it at BambooHR; the key is shown this once. */
  private static String registered(String url) throws Exception {
    HttpResponse<String> made =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(company.url() + "/bamboohr/api/v1/webhooks"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString("sandbox-bamboo-key:x".getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(WEBHOOK.formatted(url)))
                .build(),
            BodyHandlers.ofString());
    assertThat(made.statusCode()).isEqualTo(201);
    return DemoCompany.JSON.readTree(made.body()).path("privateKey").asText();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
