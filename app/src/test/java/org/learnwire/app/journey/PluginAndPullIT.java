package org.learnwire.app.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.NewCredential;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.PassReport;
import org.learnwire.rules.PersonState;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/**
 * One site, two ways: the batch that logstore_xapi really sent, and sent again, and a pull of the
 * web services. Whichever comes first, rules see each thing that happened once.
 */
class PluginAndPullIT {
  /** Looks back on everything completed, so that a person's state keeps all of it. */
  private static final String THANK =
      """
      rule: thank-for-anything-applied
      about: Someone was seen applying what anything they completed was about.
      when: {verb: observed-applying, result.success: true, by: someone-else}
      given: {completed: {object: anything, of: same path, within: P30D}}
      then: {recognise: {via: kudos, giver: observer, mode: draft, text: {en: "Well done!"}}}
      once-per: {path: true}
      """;

  private static final String PROPOSE =
      """
      rule: propose-development-goal
      about: Someone began to learn.
      when: {verb: learning, object: anything, path-kind: development, first: true}
      then: {propose-goal: {via: hr, mode: proposal, description: {en: "Show it at work."}}}
      once-per: {path: true}
      """;

  /** What happened: who completed what, and how it went where that is said. */
  private record Done(String person, String object, String success) {}

  @TempDir Path folder;
  private CapturedServer server;
  private NewCredential plugin;

  @BeforeEach
  void start() {
    server =
        new CapturedServer(
            folder,
            List.of(new NamedText("thank.yaml", THANK), new NamedText("propose.yaml", PROPOSE)));
    plugin = server.plugin();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_plugin_first_and_the_pull_later_count_once() throws Exception {
    assertThat(server.pass().problems()).isEmpty();
    theBatchIsSentTwice();
    assertThat(server.pass().problems()).isEmpty();
    Set<String> decided = decisions();
    assertThat(decided).as("two paths of two people; one more only looked at a page").hasSize(4);
    server.site().opensItsCourses();
    PassReport pulled = server.pass();
    assertThat(pulled.problems()).isEmpty();
    assertThat(pulled.runs()).allMatch(run -> run.complete());
    assertThat(decisions()).containsAll(decided);
    eachCompletionCountsOnce();
  }

  @Test
  void the_pull_first_and_the_plugin_later_count_once() throws Exception {
    server.site().opensItsCourses();
    assertThat(server.pass().problems()).isEmpty();
    Set<String> decided = decisions();
    theBatchIsSentTwice();
    PassReport after = server.pass();
    assertThat(after.statements()).as("pulled again").isZero();
    assertThat(decisions()).as("the plugin tells rules nothing new").isEqualTo(decided);
    eachCompletionCountsOnce();
  }

  private void theBatchIsSentTwice() throws Exception {
    String batch = CapturedSite.batch().toString();
    long before = server.journey().statements().count();
    HttpResponse<String> first = server.visit().xapi("/xAPI/statements", plugin, batch);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(server.journey().statements().count() - before)
        .isEqualTo(CapturedSite.batch().size());
    HttpResponse<String> again = server.visit().xapi("/xAPI/statements", plugin, batch);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).as("the same ids").isEqualTo(first.body());
    assertThat(server.visit().xapi("/xAPI/statements", plugin, "[]").statusCode()).isEqualTo(200);
    assertThat(server.journey().statements().count() - before)
        .as("the resend stores nothing")
        .isEqualTo(CapturedSite.batch().size());
  }

  private void eachCompletionCountsOnce() throws Exception {
    List<Done> counted = new ArrayList<>();
    List<Done> known = new ArrayList<>();
    for (PersonState state : states()) {
      state.counted().forEach(id -> done(state, id).ifPresent(counted::add));
      for (JsonNode fact : state.toJson().get("facts")) {
        done(state, UUID.fromString(fact.get("id").asText())).ifPresent(known::add);
      }
    }
    Map<Done, Long> times = counted.stream().collect(groupingBy(done -> done, counting()));
    assertThat(times.values()).as("%s", times).containsOnly(1L);
    assertThat(counted)
        .as("courses completed: four of one, three of the other")
        .filteredOn(done -> done.object().contains("/course/view.php"))
        .hasSize(7);
    assertThat(known.size() - counted.size()).as("came both ways").isEqualTo(bothWays());
  }

  /**
   * A web service tells how it stands now: a failed try before the good one only a plugin tells.
   */
  private static long bothWays() {
    long sent = 0;
    for (JsonNode one : CapturedSite.batch()) {
      if (one.at("/verb/id").asText().equals(Verbs.COMPLETED.id()) && !overtaken(one)) {
        sent++;
      }
    }
    return sent;
  }

  private static boolean overtaken(JsonNode sent) {
    return sent.at("/actor/mbox").asText().equals("mailto:chen.wei@example.test")
        && sent.at("/object/id").asText().endsWith("/mod/quiz/view.php?id=2")
        && !sent.at("/result/success").asBoolean();
  }

  private Optional<Done> done(PersonState state, UUID id) {
    Statement statement = server.journey().statements().byId(id).orElseThrow().statement();
    if (!statement.verb().id().equals(Verbs.COMPLETED.id())) {
      return Optional.empty();
    }
    JsonNode json = statement.json();
    String success = json.at("/result/success").asText("unsaid");
    return Optional.of(new Done(state.personId(), json.at("/object/id").asText(), success));
  }

  private List<PersonState> states() {
    return server
        .journey()
        .database()
        .read(
            tx ->
                tx.list(
                    "select person_id, state from rule_state",
                    row -> PersonState.fromBytes(row.getString(1), row.getBytes(2))));
  }

  private Set<String> decisions() {
    List<String> all = texts("select person_id || ' ' || rule || ' ' || subject from entry");
    assertThat(all).doesNotHaveDuplicates();
    return Set.copyOf(all);
  }

  private List<String> texts(String sql) {
    return server.journey().database().read(tx -> tx.list(sql, r -> r.getString(1)));
  }
}
