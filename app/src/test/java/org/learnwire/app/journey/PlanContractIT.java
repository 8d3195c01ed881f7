package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.Tables;
import org.learnwire.app.pages.EveryAddress;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.database.Database;
import org.learnwire.ledger.Entry;
import org.learnwire.routes.Journey;

/** {@code plan}: what waits, and saying yes to it, with a server or without. */
class PlanContractIT {
  @TempDir Path folder;
  private DemoCompany company;
  private Workplace work;

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 6, 0);
    work =
        Workplace.demo(company, folder.resolve("work"))
            .with("writes: {mode: auto}", "writes: {mode: plan}");
  }

  @AfterEach
  void stop() throws IOException {
    company.close();
  }

  @Test
  void what_waits_is_listed_and_approved_by_id_or_altogether() {
    Ran early = work.run("plan");
    assertThat(early.exit()).isEqualTo(1);
    early.says("plan before any pass", "sync");
    work.sync();
    assertThat(company.goals()).isEmpty();
    JsonNode waiting = work.run("plan", "--json").json();
    assertThat(waiting).isNotEmpty();
    for (JsonNode item : waiting) {
      for (String field : new String[] {"id", "person", "change", "why"}) {
        assertThat(item.path(field).asText()).as(field).isNotBlank();
      }
    }
    Ran list = work.run("plan");
    assertThat(list.exit()).isZero();
    assertThat(list.out())
        .contains(waiting.size() + " changes wait", waiting.get(0).path("id").asText());

    String one = first(waiting, "goal.create").path("id").asText();
    Ran approved = work.run("plan", "--approve", one);
    assertThat(approved.exit()).isZero();
    assertThat(approved.out()).contains("Approved 1");
    assertThat(states(work.run("plan", "--json").json()).get(one)).isEqualTo("approved");
    work.sync();
    assertThat(company.goals().values().stream().mapToInt(goals -> goals.size()).sum())
        .isEqualTo(1);

    Ran unknown = work.run("plan", "--approve", "abcdef123");
    assertThat(unknown.exit()).isEqualTo(1);
    unknown.says("approving what does not wait", "abcdef123", "plan");
    Ran again = work.run("plan", "--approve", one);
    assertThat(again.exit()).isEqualTo(1);
    again.says("approving twice", one);

    Ran all = work.run("plan", "--approve", "all");
    assertThat(all.exit()).isZero();
    assertThat(all.out()).contains("Approved ");
    assertThat(states(work.run("plan", "--json").json()).values()).containsOnly("approved");
    assertThat(work.sync("--json").json().path("receipts").path("done").asLong()).isPositive();
    assertThat(work.run("plan").out()).contains("Nothing waits");
    whatItsSystemDoesNotTakeBackIsNotUndone();
  }

  private void whatItsSystemDoesNotTakeBackIsNotUndone() {
    String done = "select id from entry where write_name = 'recognition.give' and state = 'done'";
    List<String> thanks = work.column(done);
    Ran undo = work.run("writes", "undo", "--entry", thanks.get(0), "--yes");
    assertThat(undo.exit()).isEqualTo(1);
    assertThat(undo.out())
        .contains("0 would be undone, 1 stay as they are.")
        .contains("stays: Slack does not take back thanks that were given");
    assertThat(work.column(done)).isEqualTo(thanks);
    assertThat(work.count("select count(*) from entry where undoes is not null")).isZero();
  }

  @Test
  void while_a_server_holds_the_data_the_approval_goes_through_it() throws Exception {
    work.sync();
    JsonNode waiting = work.run("plan", "--json").json();
    String one = first(waiting, "goal.create").path("id").asText();
    try (Server server =
        Server.start(
            new SettingsFile(work.file(), Clock.systemUTC(), name -> null).read(Optional.empty()),
            0)) {
      Ran second = work.sync();
      assertThat(second.exit()).isEqualTo(1);
      second.says("two processes on one data folder", "data");
      Ran approved = work.run("plan", "--approve", one);
      assertThat(approved.exit()).as(approved.all()).isZero();
      assertThat(approved.out()).contains("Approved 1");
      Ran unknown = work.run("plan", "--approve", "abcdef123");
      assertThat(unknown.exit()).isEqualTo(1);
      unknown.says("approving through the server what does not wait", "abcdef123");
      HttpResponse<String> health = new Visit(server).page("/actuator/health");
      assertThat(health.statusCode()).as("in a browser").isEqualTo(200);
      assertThat(health.body()).startsWith("{").contains("academy.grades.source");
      lookingAtEveryPageChangesNoTableButThoseOfTheLook(server);
    }
    assertThat(work.column("select distinct who from entry_step where who like 'command line%'"))
        .containsExactly("command line, through the server");
  }

  /** With something planned, approved, asked and released; nothing else is at work meanwhile. */
  private void lookingAtEveryPageChangesNoTableButThoseOfTheLook(Server server) throws Exception {
    Journey journey = server.context().getBean(Journey.class);
    Database database = journey.database();
    journey.stop();
    AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> last.getAndSet(Tables.of(database)).equals(last.get()));
    Map<String, String> before = Tables.of(database);
    JsonNode there = company.look("/state");
    Entry planned = journey.ledger().standing().latest(1).get(0);
    String person = planned.personId();
    EveryAddress every =
        new EveryAddress(
            server,
            Map.of(
                "person",
                person,
                "id",
                person,
                "entry",
                planned.id().toString(),
                "name",
                journey.ruleDesk().rules().get(0).name()));
    String cookie = SomebodyIn.cookie(server, SomebodyIn.everywhere(person));

    Map<String, HttpResponse<String>> read = every.read(cookie);
    // One person's page is a look at them also without names; who first asks for our public keys
    // has them made.
    assertThat(Tables.changed(before, Tables.of(database)))
        .isSubsetOf("audit", "audit_content", "lti_key", "sign_in_session");
    Map<String, HttpResponse<String>> named = every.read(cookie + "; learnwire-names=shown");

    assertThat(Tables.changed(before, Tables.of(database)))
        .isSubsetOf("audit", "audit_about", "audit_content", "lti_key", "sign_in_session")
        .contains("audit");
    for (String kept : List.of("goals", "comments", "messages", "things")) {
      assertThat(company.look("/state").path(kept)).as(kept).isEqualTo(there.path(kept));
    }
    assertThat(read.values()).allMatch(answer -> answer.statusCode() < 500);
    for (String page : List.of("/", "/writeback", "/evidence", "/cycles", "/writeback.csv")) {
      assertThat(named.get(page).statusCode()).as(page).isEqualTo(200);
    }
  }

  private static Map<String, String> states(JsonNode plan) {
    Map<String, String> states = new HashMap<>();
    plan.forEach(item -> states.put(item.path("id").asText(), item.path("state").asText()));
    return states;
  }

  private static JsonNode first(JsonNode waiting, String write) {
    for (JsonNode item : waiting) {
      if (item.path("write").asText().equals(write)) {
        return item;
      }
    }
    throw new AssertionError("no " + write + " waits in " + waiting);
  }
}
