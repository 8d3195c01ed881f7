package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.Scope;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a credential may do at each resource (xAPI 1.0.3 Communication 4.2). */
class ScopesTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/view.php?id=2"}}
      """;
  private static final String STATEMENTS = "/xapi/statements";
  private static final String AGENT = "agent=%7B%22mbox%22:%22mailto:a@example.test%22%7D";
  private static final String ACTIVITY = "activityId=https://example.test/a";
  private static final String STATE = "/xapi/activities/state?stateId=s&" + ACTIVITY + "&" + AGENT;
  private static final String AGENT_PROFILE = "/xapi/agents/profile?profileId=p&" + AGENT;
  private static final String ACTIVITY_PROFILE = "/xapi/activities/profile?profileId=p&" + ACTIVITY;

  private static LrsServer lrs;

  @BeforeAll
  static void start(@TempDir Path folder) {
    lrs = new LrsServer(folder);
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private static NewCredential with(Scope... scopes) {
    return lrs.credentials.add(CredentialDraft.named("limited").withScopes(Set.of(scopes)));
  }

  private static MockHttpServletResponse send(NewCredential by, String method, String url)
      throws Exception {
    return lrs.answer(
        LrsServer.bare(method, url)
            .header("Authorization", LrsServer.basic(by))
            .header("X-Experience-API-Version", "1.0.3")
            .header("If-None-Match", "*")
            .contentType("application/json")
            .content(url.startsWith(STATEMENTS) ? STATEMENT : "{}"));
  }

  private static void refused(NewCredential by, String method, String url, String scope)
      throws Exception {
    MockHttpServletResponse response = send(by, method, url);
    assertThat(response.getStatus()).as(method + " " + url).isEqualTo(403);
    assertThat(lrs.body(response).path("error").path("what").asText()).contains("'" + scope + "'");
  }

  private static void allowed(NewCredential by, String method, String url) throws Exception {
    assertThat(send(by, method, url).getStatus()).as(method + " " + url).isLessThan(400);
  }

  @Test
  void who_may_only_write_statements_writes_statements() throws Exception {
    NewCredential writer = with(Scope.STATEMENTS_WRITE);
    allowed(writer, "POST", STATEMENTS);
    refused(writer, "GET", STATEMENTS, "statements/read/mine");
    refused(writer, "PUT", STATE, "state");
    refused(writer, "PUT", AGENT_PROFILE, "profile");
    refused(writer, "DELETE", ACTIVITY_PROFILE, "profile");
    refused(writer, "GET", "/xapi/agents?" + AGENT, "all/read");
    refused(writer, "GET", "/xapi/activities?" + ACTIVITY, "all/read");
  }

  @Test
  void who_may_read_everything_changes_nothing() throws Exception {
    NewCredential reader = with(Scope.ALL_READ);
    allowed(reader, "GET", STATEMENTS);
    allowed(reader, "GET", "/xapi/agents?" + AGENT);
    allowed(reader, "GET", "/xapi/activities?" + ACTIVITY);
    refused(reader, "POST", STATEMENTS, "statements/write");
    refused(reader, "POST", STATE, "state");
    refused(reader, "POST", AGENT_PROFILE, "profile");
  }

  @Test
  void states_and_profiles_have_scopes_of_their_own() throws Exception {
    NewCredential player = with(Scope.STATE);
    allowed(player, "PUT", STATE);
    refused(player, "PUT", ACTIVITY_PROFILE, "profile");
    NewCredential author = with(Scope.PROFILE);
    allowed(author, "PUT", ACTIVITY_PROFILE);
    refused(author, "GET", STATE, "state");
  }

  @Test
  void who_reads_its_own_sees_nothing_else_and_need_not_walk_past_it() throws Exception {
    NewCredential mine = with(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE);
    String own = lrs.body(send(mine, "POST", STATEMENTS)).get(0).asText();
    String foreign = "";
    for (int i = 0; i < 5; i++) {
      foreign = lrs.body(lrs.answer(lrs.json("POST", STATEMENTS, STATEMENT))).get(0).asText();
    }
    for (String filter :
        List.of("limit=1", "limit=50&agent=%7B%22mbox%22:%22mailto:ana@example.test%22%7D")) {
      JsonNode page = lrs.body(send(mine, "GET", STATEMENTS + "?" + filter));
      assertThat(page.path("statements").size()).as(filter).isEqualTo(1);
      assertThat(page.path("statements").get(0).path("id").asText()).isEqualTo(own);
      assertThat(page.path("more").asText()).isEmpty();
    }
    allowed(mine, "GET", STATEMENTS + "?statementId=" + own);
    assertThat(send(mine, "GET", STATEMENTS + "?statementId=" + foreign).getStatus())
        .isEqualTo(404);
  }
}
