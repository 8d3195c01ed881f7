package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.settings.SettingsFile;

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
    }
    assertThat(work.column("select distinct who from entry_step where who like 'command line%'"))
        .containsExactly("command line, through the server");
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
