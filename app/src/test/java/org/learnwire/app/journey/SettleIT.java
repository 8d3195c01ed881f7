package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal that was set and whose answer got lost: a person looks, and says what is there. */
class SettleIT {
  @TempDir Path folder;
  private DemoCompany company;
  private Workplace work;

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.small(folder.resolve("company"));
    work =
        Workplace.demo(company, folder.resolve("work"))
            .with("writes: {mode: auto}", "writes: {mode: plan}");
    work.sync();
  }

  @AfterEach
  void stop() throws IOException {
    company.close();
  }

  @Test
  void with_its_id_the_goal_that_arrived_is_moved_later() {
    String goal = lost();
    String remote = goalThere();
    Ran nothing = work.run("plan", "--settle", goal);
    assertThat(nothing.exit()).isEqualTo(1);
    nothing.says("settling without what was found", "--found arrived, missing or left");
    Ran settled = work.run("plan", "--settle", goal, "--found", "arrived", "--remote-id", remote);
    assertThat(settled.exit()).as(settled.all()).isZero();
    assertThat(settled.out()).contains("Recorded as arrived");
    assertThat(settled.err()).isEmpty();
    assertThat(work.column("select remote_id from correlation")).containsExactly(remote);
    assertThat(work.column("select state from entry where id = '" + goal + "'"))
        .containsExactly("done");
  }

  @Test
  void without_it_the_answer_says_what_follows() {
    Ran settled = work.run("plan", "--settle", lost(), "--found", "arrived");
    assertThat(settled.exit()).isZero();
    settled.says("arrived, without its id", "Without its id", "are cancelled", "by hand");
    Ran twice = work.run("plan", "--settle", "abcdef123", "--found", "left");
    assertThat(twice.exit()).isEqualTo(1);
    twice.says("settling what does not wait", "abcdef123", "./learnwire plan");
  }

  /** Sends one goal into the dark; the answer is its entry's id. */
  private String lost() {
    String goal = "";
    for (JsonNode item : work.run("plan", "--json").json()) {
      goal = item.path("write").asText().equals("goal.create") ? item.path("id").asText() : goal;
    }
    assertThat(work.run("plan", "--approve", goal).exit()).isZero();
    company.fault("bamboohr", "POST .*goals", "drop-after", "");
    company.fault("bamboohr", "GET .*goals", "status", "");
    work.sync();
    company.heal();
    assertThat(work.column("select state from entry where id = '" + goal + "'"))
        .isEqualTo(List.of("unknown"));
    return goal;
  }

  private String goalThere() {
    for (JsonNode goals : company.look("/state").path("goals")) {
      for (JsonNode goal : goals) {
        return goal.path("id").asText();
      }
    }
    throw new AssertionError("no goal arrived");
  }
}
