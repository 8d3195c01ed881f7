package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Patience;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.PlanItem;
import org.learnwire.routes.Upkeep;
import org.learnwire.routes.WriteMode;
import org.learnwire.routes.Writing;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.bonusly.Bonusly;
import org.learnwire.sandbox.lattice.Lattice;
import org.learnwire.sandbox.personio.Personio;
import org.learnwire.sandbox.state.Wish;

/**
 * Previews from end to end: people from an HR system, a performance goal, recognition with points;
 * read, planned, approved, sent.
 */
class PreviewVendorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PEOPLE = 120;
  @TempDir Path folder;
  private SandboxServer sandbox;
  private Journey journey;
  private final Turning clock = new Turning(Instant.parse("2026-11-23T09:00:00Z"));

  @BeforeEach
  void start() throws Exception {
    Wish wish = new Wish(1L, PEOPLE, 3, LocalDate.of(2026, 11, 20), null);
    sandbox = SandboxServer.start(0, folder.resolve("vendors"), wish, 0);
    journey = Journey.open(settings(), clock, DatabaseOptions.standard());
    LearnwireComponent kit = journey.camel().getComponent("learnwire", LearnwireComponent.class);
    kit.setPatience(new Patience(2, Duration.ofMillis(2), Duration.ofMillis(50)));
    journey.pass(PassRequest.standard());
  }

  @AfterEach
  void stop() throws Exception {
    journey.close();
    sandbox.close();
  }

  @Test
  void a_goal_and_points_are_planned_approved_and_sent_and_points_are_never_doubled()
      throws Exception {
    String person = somebody();
    Staff.enter(
        journey,
        List.of(
            Staff.asked(Staff.goal("g", person, "goals", WriteClass.LOOKUP)),
            Staff.asked(thanks("r", person, "points"))));
    assertThat(things()).as("nothing is sent before somebody says yes").isEmpty();
    approveAll(2);
    send();

    done("g");
    done("r");
    assertThat(things().path("lattice/goals")).hasSize(1);
    JsonNode bonus = things().path("bonusly/bonuses").elements().next();
    assertThat(bonus.path("amount").asInt()).isEqualTo(10);
    assertThat(bonus.path("reason").asText()).contains("Well done 500 to lee", "#learning");

    Staff.enter(journey, List.of(Staff.asked(Staff.progress("p", person, "goals", "g", 40))));
    approveAll(1);
    fault("lattice", "POST .*update", "drop-after");
    send();
    assertThat(Staff.entry(journey, "p").state())
        .as("added there, and not answered")
        .isNotEqualTo(EntryState.DONE);
    heal();
    clock.pass(Duration.ofHours(1));
    send();
    assertThat(Staff.entry(journey, "p").state()).isEqualTo(EntryState.DONE);
    JsonNode goal = things().path("lattice/goals").elements().next();
    assertThat(goal.path("currentAmount").asInt()).as("40 were added once").isEqualTo(40);
    assertThat(goal.path("updates").asInt()).as("and looked at again").isEqualTo(2);

    Staff.enter(journey, List.of(Staff.asked(thanks("r2", person, "points"))));
    approveAll(1);
    fault("bonusly", "POST /bonuses", "drop-after");
    send();
    heal();
    for (int again = 0; again < 3; again++) {
      clock.pass(Duration.ofDays(1));
      send();
    }
    assertThat(Staff.entry(journey, "r2").state())
        .as("a person settles it")
        .isEqualTo(EntryState.UNKNOWN);
    assertThat(things().path("bonusly/bonuses")).as("given once").hasSize(2);
  }

  @Test
  void what_a_preview_writes_is_not_sent_where_nobody_allowed_it() throws Exception {
    assertThat(journey.people().working(journey.connectionNames().get("hr")))
        .as("pages of a hundred, to the last")
        .isGreaterThan(100);
    Staff.enter(journey, List.of(Staff.asked(thanks("r", somebody(), "untried"))));
    approveAll(1);
    send();

    Entry refused = Staff.entry(journey, "r");
    assertThat(refused.state()).isEqualTo(EntryState.REFUSED);
    assertThat(refused.message()).contains("allow-unverified: true under connections.untried");
    assertThat(things()).isEmpty();
  }

  private void done(String name) {
    Entry entry = Staff.entry(journey, name);
    assertThat(entry.state()).as(entry.message()).isEqualTo(EntryState.DONE);
  }

  private void approveAll(int count) {
    List<PlanItem> plan = journey.plan();
    assertThat(plan).hasSize(count);
    List<String> lines = plan.stream().map(each -> each.id() + "@" + each.version()).toList();
    assertThat(journey.desk().approve(lines, "ann").count()).isEqualTo(count);
  }

  private void send() {
    journey.pass(new PassRequest(Optional.of("untried"), false, Optional.empty(), true));
  }

  private static NewEntry thanks(String name, String person, String connection) {
    ObjectNode fields = Staff.fields().put("text", "Well done +500 to @lee");
    return Staff.decision(
        name, person, connection, "recognition.give", WriteClass.NONE, "thanks/" + name, fields);
  }

  /** Known to all three. */
  private String somebody() throws Exception {
    for (JsonNode each : look("/company").path("people")) {
      String person =
          People.personId(journey.connectionNames().get("hr"), each.path("employee").asText());
      boolean everywhere =
          List.of("goals", "points", "untried").stream()
              .map(journey.connectionNames()::get)
              .allMatch(at -> journey.people().matchedAccountsOf(person).containsKey(at));
      if (everywhere) {
        return person;
      }
    }
    throw new IllegalStateException("nobody is known everywhere");
  }

  /** An employee, and the last one: thanks go to the first. */
  private String giver() throws Exception {
    String giver = "";
    for (JsonNode each : look("/company").path("people")) {
      giver = each.has("employee") ? each.path("email").asText() : giver;
    }
    return giver;
  }

  private JsonNode things() throws Exception {
    return look("/state").path("things");
  }

  private JsonNode look(String path) throws Exception {
    return ask(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox" + path)).build());
  }

  private void fault(String system, String match, String kind) throws Exception {
    String json =
        JSON.createObjectNode()
            .put("system", system)
            .put("match", match)
            .put("kind", kind)
            .put("times", -1)
            .toString();
    ask(
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/faults"))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private void heal() throws Exception {
    ask(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/faults")).DELETE().build());
  }

  private static JsonNode ask(HttpRequest request) throws Exception {
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private JourneySettings settings() throws Exception {
    String url = sandbox.url();
    String giver = giver();
    Map<String, String> bonusly = Map.of("token", Bonusly.TOKEN, "giverEmail", giver);
    return new JourneySettings(
        folder.resolve("data"),
        Optional.empty(),
        ZoneOffset.UTC,
        List.of("en"),
        List.of(
            connection(
                "hr",
                "personio",
                url + "/personio/v1",
                Map.of("clientId", Personio.CLIENT, "clientSecret", Personio.SECRET),
                true),
            connection(
                "goals", "lattice", url + "/lattice/v1", Map.of("apiKey", Lattice.KEY), true),
            connection("points", "bonusly", url + "/bonusly/api/v1", bonusly, true),
            connection("untried", "bonusly", url + "/bonusly/api/v1", bonusly, false)),
        Optional.empty(),
        Optional.empty(),
        0.2,
        new PeopleSettings(Map.of("hr", "acme"), List.of(), Optional.empty()),
        RuleSettings.none(),
        Optional.empty(),
        new DemoSettings(false, false));
  }

  private static ConnectionSettings connection(
      String name, String connector, String url, Map<String, String> settings, boolean allowed) {
    return new ConnectionSettings(
        name,
        connector,
        Optional.of(url),
        settings,
        Duration.ofHours(1),
        Optional.empty(),
        WriteMode.PLAN,
        Optional.empty(),
        Vendors.unhurried(2),
        Network.straight(),
        allowed,
        true,
        Writing.USUAL,
        Upkeep.none(),
        "the test");
  }
}
