package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.Server;
import org.learnwire.app.settings.SettingsFile;

/** {@code proposals}: a person's answer by command, with a server or without, and what HR sees. */
class ProposalsIT {
  @TempDir Path folder;
  private DemoCompany company;
  private Workplace work;

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 6, 0);
    work =
        Workplace.demo(company, folder.resolve("work"))
            .with("writes: {mode: auto}", "writes: {mode: plan}")
            .with("accept-proposals: true", "accept-proposals: false");
    work.sync();
  }

  @AfterEach
  void stop() throws IOException {
    company.close();
  }

  @Test
  void a_goal_is_hrs_to_plan_when_its_learner_has_accepted_and_nobodys_when_declined()
      throws Exception {
    List<String> goals =
        work.column(
            "select id from entry where state = 'proposed' and mode = 'proposal' order by position");
    assertThat(goals).hasSizeGreaterThan(2);
    assertThat(planned()).doesNotContainAnyElementsOf(goals);
    Ran forced = work.run("plan", "--approve", goals.get(0));
    assertThat(forced.exit()).isEqualTo(1);
    forced.says("approving in the learner's place", "waits for the learner");

    String ana = learner(goals.get(0));
    JsonNode asked = work.run("proposals", "list", "--person", ana, "--json").json();
    assertThat(asked.get(0).path("as").asText()).isEqualTo("learner");
    assertThat(asked.get(0).path("evidence")).isNotEmpty();
    String other = learner(goals.get(1));
    Ran wrong = work.run("proposals", "accept", goals.get(0), "--person", other);
    assertThat(wrong.exit()).isEqualTo(1);
    wrong.says("answering for another", "asks this person now");

    Ran yes = work.run("proposals", "edit", goals.get(0), "--person", ana, "--title", "Listen 1st");
    assertThat(yes.exit()).as(yes.all()).isZero();
    assertThat(yes.out()).contains("Accepted. HR sees it in the plan");
    assertThat(work.run("plan").out()).contains("title: Listen 1st");

    Ran no = work.run("proposals", "decline", goals.get(1), "--person", other, "--why", "quagga");
    assertThat(no.out()).contains("erased after 30 days");
    assertThat(work.run("plan").out() + work.run("plan", "--json").out()).doesNotContain("quagga");
    Ran explained = Ran.of("rules", "explain", goals.get(1), "-c", work.file().toString());
    assertThat(explained.out()).contains("for the person alone").doesNotContain("quagga");

    try (Server server =
        Server.start(
            new SettingsFile(work.file(), Clock.systemUTC(), name -> null).read(Optional.empty()),
            0)) {
      Visit visit = new Visit(server);
      String person =
          work.column("select asks from entry where id = '" + goals.get(2) + "'").get(0);
      assertThat(new Visit(server, person).page("/loop").body())
          .contains("A goal you might like", goals.get(2));
      assertThat(visit.page("/proposals").body()).contains("wait for the people they ask");
      for (String page : List.of("/writeback", "/writeback.csv", "/decisions", "/")) {
        assertThat(visit.page(page).body()).as(page).doesNotContain("quagga", goals.get(1));
      }
      Ran through =
          work.run("proposals", "accept", goals.get(2), "--person", learner(goals.get(2)));
      assertThat(through.exit()).as(through.all()).isZero();
    }
    assertThat(planned()).contains(goals.get(0), goals.get(2)).doesNotContain(goals.get(1));
    work.run("plan", "--approve", goals.get(0));
    work.sync();
    assertThat(company.look("/state").path("goals").toString()).contains("Listen 1st");
  }

  private List<String> planned() {
    return work.run("plan", "--json").json().findValuesAsText("id");
  }

  /** The employee number of whom it is about. */
  private String learner(String entry) {
    return work.column(
            "select a.employee_number from entry e join account a on a.person_id = e.person_id"
                + " and a.kind = 'employee' and a.valid_to is null where e.id = '"
                + entry
                + "'")
        .get(0);
  }
}
