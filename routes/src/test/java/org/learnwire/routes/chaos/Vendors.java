package org.learnwire.routes.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Patience;
import org.learnwire.kit.http.Tap;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.LimitSettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.Upkeep;
import org.learnwire.routes.WriteMode;
import org.learnwire.routes.Writing;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.bamboohr.BambooHr;
import org.learnwire.sandbox.hibob.HiBob;
import org.learnwire.sandbox.leapsome.Leapsome;
import org.learnwire.sandbox.salesforce.Salesforce;
import org.learnwire.sandbox.state.Wish;

/** Five vendors that are written to, and journeys that know them. */
final class Vendors implements AutoCloseable {
  static final String HR = "hr";
  static final String BOB = "bob";
  static final String CRM = "crm";
  static final String GROWTH = "growth";
  static final String CHAT = "chat";
  static final int PEOPLE = 40;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final SandboxServer sandbox;
  private final LimitSettings limits;

  Vendors(Path folder, LimitSettings limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    Wish wish = new Wish(1L, PEOPLE, 3, LocalDate.of(2026, 11, 20), null);
    this.sandbox = SandboxServer.start(0, folder.resolve("vendors"), wish, 0);
  }

  /** As fast as they answer. */
  static LimitSettings unhurried(int concurrent) {
    return new LimitSettings(
        Optional.of(100_000.0), Optional.of(1_000_000), Optional.of(concurrent), Optional.empty());
  }

  Journey open(Clock clock) {
    return open(
        clock,
        DatabaseOptions.standard(),
        new Tap() {
          @Override
          public Told heard(Asked asked, Told told) {
            return told;
          }
        });
  }

  /** What fails is tried twice at once; then it is the ledger's. */
  Journey open(Clock clock, DatabaseOptions options, Tap tap) {
    Journey journey = Journey.open(settings(), clock, options);
    LearnwireComponent kit = journey.camel().getComponent("learnwire", LearnwireComponent.class);
    kit.setTap(tap);
    kit.setPatience(new Patience(2, Duration.ofMillis(2), Duration.ofMillis(50)));
    kit.setTimeout(Duration.ofSeconds(20));
    return journey;
  }

  /** Decides and sends, and reads nobody: the chat has no streams. */
  static PassRequest sendOnly() {
    return new PassRequest(Optional.of(CHAT), false, Optional.empty(), true);
  }

  private JourneySettings settings() {
    String url = sandbox.url();
    return new JourneySettings(
        folder.resolve("data"),
        Optional.empty(),
        ZoneOffset.UTC,
        List.of("en"),
        List.of(
            connection(
                HR,
                "bamboohr",
                url + "/bamboohr/api",
                Map.of("companyDomain", "acme", "apiKey", BambooHr.KEY)),
            connection(
                BOB,
                "hibob",
                url + "/hibob/v1",
                Map.of(
                    "serviceUserId",
                    HiBob.USER,
                    "token",
                    HiBob.TOKEN,
                    "goalTypeId",
                    "12",
                    "completedStatus",
                    "done")),
            connection(
                CRM,
                "salesforce",
                null,
                Map.of(
                    "domain",
                    url + "/salesforce",
                    "clientId",
                    Salesforce.CLIENT,
                    "clientSecret",
                    Salesforce.SECRET,
                    "currency",
                    "EUR",
                    "badgeDefinitionId",
                    "0W1000000000001",
                    "giverId",
                    "005000000000001")),
            connection(
                GROWTH,
                "leapsome",
                url + "/leapsome/v1",
                Map.of("secret", Leapsome.SECRET, "senderId", "u1")),
            connection(
                CHAT, "slack", null, Map.of("webhookUrl", url + "/slack/services/T0/B0/XXX"))),
        Optional.empty(),
        Optional.empty(),
        0.2,
        new PeopleSettings(
            Map.of(HR, "acme", BOB, "acme", CRM, "acme"), List.of(), Optional.empty()),
        RuleSettings.none(),
        Optional.empty(),
        new DemoSettings(false, false));
  }

  private ConnectionSettings connection(
      String name, String connector, String url, Map<String, String> settings) {
    return new ConnectionSettings(
        name,
        connector,
        Optional.ofNullable(url),
        settings,
        Duration.ofHours(1),
        Optional.empty(),
        WriteMode.AUTO,
        Optional.empty(),
        limits,
        Network.straight(),
        true,
        true,
        Writing.USUAL,
        Upkeep.none(),
        "the test");
  }

  JsonNode state() {
    return look("/state");
  }

  JsonNode look(String path) {
    return answer(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox" + path)).build());
  }

  /** Lets calls go wrong. */
  void fault(String system, String match, String kind, int after, int times, int millis) {
    fault(system, match, kind, after, times, millis, 500);
  }

  /** Lets calls be answered with this status, for as long as nobody heals it. */
  void refuse(String system, String match, int status, int times) {
    fault(system, match, "status", 0, times, 0, status);
  }

  private void fault(
      String system, String match, String kind, int after, int times, int millis, int status) {
    String json =
        JSON.createObjectNode()
            .put("system", system)
            .put("match", match)
            .put("kind", kind)
            .put("after", after)
            .put("times", times)
            .put("millis", millis)
            .put("retryAfter", 0)
            .put("status", status)
            .toString();
    tell("/faults", json);
  }

  void tell(String path, String json) {
    answer(
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox" + path))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** How many calls this vendor got that change something. */
  long writes(String system) {
    long writes = 0;
    for (var call : state().path("calls").path(system).properties()) {
      writes += call.getKey().startsWith("GET") ? 0 : call.getValue().asLong();
    }
    return writes;
  }

  void heal() {
    answer(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/faults")).DELETE().build());
  }

  /** What was hung up on is done by now. */
  void settleDown() {
    while (state().path("late").asInt() > 0) {
      Thread.yield();
    }
  }

  private static JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
