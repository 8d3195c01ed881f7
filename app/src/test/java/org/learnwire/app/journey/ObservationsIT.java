package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Mode;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.ActivityTypes;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/**
 * What somebody saw at work comes in without an LMS: typed, as a file, or from another program.
 * Each way leads to the same: a draft of thanks for whoever saw it, once.
 */
class ObservationsIT {
  private static final String RULE = "recognise-applied-learning";
  private static final String DAY = "2026-11-22";
  static final String OBSERVER = "t.rossi@example.test";

  @TempDir Path folder;
  private CapturedServer server;

  @BeforeEach
  void start() throws IOException {
    Path rule =
        DemoCompany.repository()
            .resolve("config-samples/moodle-to-bamboohr/rules/" + RULE + ".yaml");
    server =
        new CapturedServer(folder, List.of(new NamedText(RULE + ".yaml", Files.readString(rule))));
    server.site().opensItsCourses();
    assertThat(server.pass().problems()).isEmpty();
    assertThat(drafts()).as("finishing a course alone is not recognised").isEmpty();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void typed_in_the_form_of_the_page() throws Exception {
    Map<String, String> form =
        Map.of(
            "learner",
            "ana.lopez@example.test",
            "observer",
            OBSERVER,
            "observedAt",
            DAY,
            "practice",
            practice(),
            "applied",
            "yes",
            "note",
            "Led the drill & counted heads, all “safe”.");
    String saved = storedBy(1, () -> seeOther(server.visit().form("/observe", "/observe", form)));
    assertThat(saved).contains("Saved, thank you");
    String again = storedBy(0, () -> seeOther(server.visit().form("/observe", "/observe", form)));
    assertThat(again).contains("This was saved before, so nothing was added.");
    isThankedOnce("ana.lopez@example.test");
  }

  @Test
  void a_form_with_an_answer_missing_saves_nothing_and_says_which() throws Exception {
    HttpResponse<String> answer =
        server
            .visit()
            .form(
                "/observe",
                "/observe",
                Map.of("learner", "nobody@example.test", "observer", OBSERVER, "observedAt", DAY));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nobody in HR has “nobody@example.test”.");
    assertThat(observations()).isZero();
  }

  @Test
  void imported_as_a_csv_file() throws Exception {
    String csv =
        """
        observed-at,observer,learner,course,practice-task,applied,note
        %s,%s,bram.devries@example.test,2,%s,yes,"Led the drill, and well"
        """
            .formatted(DAY, OBSERVER, CapturedServer.DRILL);
    HttpResponse<String> shown =
        server.visit().upload("/observe/import", "/observe", "seen.csv", csv);
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    assertThat(shown.body()).contains("1 observation, all good", "Nothing is saved yet.");
    Map<String, String> save = Map.of("csv", csv);
    String saved =
        storedBy(1, () -> seeOther(server.visit().form("/observe/import/save", "/observe", save)));
    assertThat(saved).contains("1 observation saved");
    String again =
        storedBy(0, () -> seeOther(server.visit().form("/observe/import/save", "/observe", save)));
    assertThat(again).contains("1 had been saved before");
    isThankedOnce("bram.devries@example.test");
  }

  @Test
  void sent_by_another_program_as_a_statement() throws Exception {
    NewCredential client = server.client();
    String statement = observed("chen.wei@example.test").toString();
    for (int stored : new int[] {1, 0}) {
      storedBy(
          stored,
          () -> {
            HttpResponse<String> answer =
                server.visit().xapi("/xapi/statements", client, statement);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
          });
    }
    isThankedOnce("chen.wei@example.test");
  }

  private void isThankedOnce(String email) {
    server.pass();
    assertThat(drafts())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.personId()).isEqualTo(server.person(email));
              assertThat(draft.rule()).isEqualTo(RULE);
              assertThat(draft.subject()).isEqualTo("safety");
              assertThat(draft.writeName()).isEqualTo("recognition.give");
              assertThat(draft.mode()).isEqualTo(Mode.DRAFT);
              assertThat(draft.state()).isEqualTo(EntryState.PROPOSED);
              assertThat(draft.fields().path("giverPersonId").asText())
                  .isEqualTo(server.person(OBSERVER));
              assertThat(draft.fields().path("text").asText()).contains("Workplace Safety 101");
              assertThat(draft.because()).contains("Workplace Safety 101");
            });
  }

  /** The same statement that the page makes, from an application of somebody else's. */
  static ObjectNode observed(String learner) {
    return Statement.builder()
        .id(UUID.fromString("7e2b7a36-8f0e-4a44-9d0c-6f0f3d6e1a11"))
        .actor(Agent.mbox(learner))
        .verb(Verbs.OBSERVED_APPLYING)
        .object(
            Activity.of(CapturedServer.DRILL)
                .typed(ActivityTypes.PRACTICE_TASK)
                .named("en", "Lead an evacuation drill"))
        .result(Result.empty().withSuccess(true))
        .context(Context.empty().withInstructor(Agent.mbox(OBSERVER)))
        .timestamp(CapturedSite.AFTERWARDS)
        .build()
        .json();
  }

  /** What is sent; the answer's text. */
  private interface Sending {
    String send() throws IOException, InterruptedException;
  }

  private String storedBy(int expected, Sending sending) throws Exception {
    long before = observations();
    String answer = sending.send();
    assertThat(observations() - before).as("stored by this").isEqualTo(expected);
    return answer;
  }

  /** The page that a browser is sent to. */
  private String seeOther(HttpResponse<String> answer) throws IOException, InterruptedException {
    assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return server.visit().page(location.substring(location.indexOf("/observe"))).body();
  }

  /** The practice task as the form offers it. */
  private String practice() throws IOException, InterruptedException {
    Matcher option =
        Pattern.compile("<option value=\"([^\"]*" + Pattern.quote(CapturedServer.DRILL) + ")\"")
            .matcher(server.visit().page("/observe").body());
    assertThat(option.find()).isTrue();
    return option.group(1);
  }

  private long observations() {
    return server
        .journey()
        .statements()
        .query(StatementQuery.where().verb(Verbs.OBSERVED_APPLYING.id()).build())
        .statements()
        .size();
  }

  private List<Entry> drafts() {
    return server.journey().ledger().standing().latest(10);
  }
}
