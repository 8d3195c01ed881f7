package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.Scope;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Credentials over HTTP, and what a credential may do with its scopes. */
class CredentialsResourceTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/2"}}
      """;

  private LrsServer lrs;
  private NewCredential keeper;

  @BeforeEach
  void start(@TempDir Path folder) {
    lrs = new LrsServer(folder);
    keeper =
        lrs.credentials.add(CredentialDraft.named("keeper").withScopes(Set.of(Scope.CREDENTIALS)));
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  private MockHttpServletRequestBuilder as(NewCredential who, String method, String url) {
    return LrsServer.bare(method, url)
        .header("Authorization", LrsServer.basic(who))
        .header("X-Experience-API-Version", "1.0.3");
  }

  private MockHttpServletResponse keep(String method, String path, String body) throws Exception {
    return lrs.answer(
        as(keeper, method, "/lrs/credentials" + path)
            .contentType("application/json")
            .content(body));
  }

  private NewCredential made(MockHttpServletResponse response) throws Exception {
    JsonNode json = lrs.body(response);
    return new NewCredential(json.path("key").asText(), json.path("secret").asText());
  }

  private NewCredential holding(Scope... scopes) {
    return lrs.credentials.add(CredentialDraft.named("x").withScopes(Set.of(scopes)));
  }

  private int status(NewCredential who, String method, String url, String body) throws Exception {
    return lrs.answer(as(who, method, url).contentType("application/json").content(body))
        .getStatus();
  }

  @Test
  void a_credential_is_added_used_rotated_and_revoked() throws Exception {
    MockHttpServletResponse added =
        keep(
            "POST",
            "",
            "{\"name\": \"Acme\", \"scopes\": [\"statements/write\", \"statements/read/mine\"],"
                + " \"authority\": {\"name\": \"Acme LMS\", \"mbox\": \"lms@example.test\"}}");
    assertThat(added.getStatus()).isEqualTo(201);
    assertThat(added.getHeader("Cache-Control")).isEqualTo("no-store");
    NewCredential acme = made(added);
    assertThat(status(acme, "POST", "/xapi/statements", STATEMENT)).isEqualTo(200);
    assertThat(lrs.answer(as(acme, "GET", "/xapi/statements")).getContentAsString())
        .contains("mailto:lms@example.test", "Acme LMS");

    JsonNode listed = lrs.body(lrs.answer(as(keeper, "GET", "/lrs/credentials")));
    assertThat(listed.findValuesAsText("name")).contains("Acme", "keeper");
    assertThat(listed.toString()).doesNotContain("$2a$").doesNotContain(acme.secret());

    NewCredential next =
        made(keep("POST", "/" + acme.key() + "/rotate", "{\"oldValidFor\": \"PT1H\"}"));
    assertThat(status(next, "POST", "/xapi/statements", STATEMENT)).isEqualTo(200);
    assertThat(status(acme, "POST", "/xapi/statements", STATEMENT)).isEqualTo(200);
    keep("POST", "/" + acme.key() + "/rotate", "{}");
    assertThat(status(next, "POST", "/xapi/statements", STATEMENT)).isEqualTo(401);
    assertThat(keep("DELETE", "/" + acme.key(), "").getStatus()).isEqualTo(204);
    assertThat(keep("DELETE", "/" + acme.key(), "").getStatus()).isEqualTo(404);
    assertThat(keep("POST", "/nobody/rotate", "{}").getStatus()).isEqualTo(404);
  }

  @Test
  void nobody_else_handles_credentials() throws Exception {
    for (String path : new String[] {"", "/x/rotate"}) {
      MockHttpServletResponse refused =
          lrs.answer(
              as(holding(Scope.ALL), "POST", "/lrs/credentials" + path)
                  .contentType("application/json")
                  .content("{\"name\": \"x\"}"));
      assertThat(refused.getStatus()).isEqualTo(403);
      assertThat(lrs.body(refused).at("/error/what").asText()).contains("'credentials'");
    }
    assertThat(status(holding(Scope.ALL), "DELETE", "/lrs/credentials/x", "")).isEqualTo(403);
    assertThat(status(holding(Scope.ALL), "GET", "/lrs/credentials", "")).isEqualTo(403);
    assertThat(lrs.answer(LrsServer.bare("GET", "/lrs/credentials")).getStatus()).isEqualTo(401);
    assertThat(status(keeper, "GET", "/xapi/statements", "")).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | $.name",
        "{\"name\": \" \"}                         | $.name",
        "{\"name\": \"x\", \"scope\": \"all\"}     | $.scope",
        "{\"name\": \"x\", \"scopes\": \"all\"}    | $.scopes",
        "{\"name\": \"x\", \"scopes\": []}         | $.scopes",
        "{\"name\": \"x\", \"scopes\": [\"al\"]}   | $",
        "{\"name\": \"x\", \"authority\": {\"mbox\": \"x\"}}     | $",
        "{\"name\": \"x\", \"authority\": {\"account\": \"x\"}}  | $.authority.account",
        "[]                                        | $"
      })
  void what_cannot_be_followed_is_named_and_nothing_is_added(String body, String where)
      throws Exception {
    int before = lrs.credentials.all().size();
    MockHttpServletResponse refused = keep("POST", "", body);
    assertThat(refused.getStatus()).as(refused.getContentAsString()).isEqualTo(400);
    assertThat(lrs.body(refused).at("/error/where").asText()).isEqualTo(where);
    assertThat(lrs.credentials.all()).hasSize(before);
  }

  @Test
  void a_form_of_another_site_is_no_json() throws Exception {
    assertThat(
            lrs.answer(
                    as(keeper, "POST", "/lrs/credentials")
                        .contentType("text/plain")
                        .content("{\"name\": \"x\"}"))
                .getStatus())
        .isEqualTo(415);
  }

  @Test
  void each_scope_opens_its_own_doors() throws Exception {
    String state =
        "/xapi/activities/state?activityId=https://lms.example.test/a&stateId=s"
            + "&agent=%7B%22mbox%22:%22mailto:ana@example.test%22%7D";
    NewCredential writer = holding(Scope.STATEMENTS_WRITE);
    assertThat(status(writer, "POST", "/xapi/statements", STATEMENT)).isEqualTo(200);
    assertThat(status(writer, "GET", "/xapi/statements", "")).isEqualTo(403);
    assertThat(status(writer, "PUT", state, "{}")).isEqualTo(403);
    NewCredential reader = holding(Scope.ALL_READ);
    assertThat(status(reader, "GET", "/xapi/statements", "")).isEqualTo(200);
    assertThat(status(reader, "GET", state, "")).isEqualTo(404);
    assertThat(status(reader, "PUT", state, "{}")).isEqualTo(403);
    assertThat(status(reader, "POST", "/xapi/statements", STATEMENT)).isEqualTo(403);
    assertThat(status(holding(Scope.STATE), "PUT", state, "{}")).isEqualTo(204);
  }

  @Test
  void who_reads_its_own_sees_nothing_else() throws Exception {
    NewCredential mine = holding(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE);
    lrs.answer(lrs.json("POST", "/xapi/statements", STATEMENT));
    String id =
        lrs.body(lrs.answer(lrs.call("GET", "/xapi/statements"))).at("/statements/0/id").asText();
    assertThat(lrs.body(lrs.answer(as(mine, "GET", "/xapi/statements"))).path("statements"))
        .isEmpty();
    assertThat(status(mine, "GET", "/xapi/statements?statementId=" + id, "")).isEqualTo(404);
    status(mine, "POST", "/xapi/statements", STATEMENT);
    assertThat(lrs.body(lrs.answer(as(mine, "GET", "/xapi/statements"))).path("statements"))
        .hasSize(1);
  }

  @Test
  void guessing_is_answered_with_wait() throws Exception {
    NewCredential guessed = new NewCredential(keeper.key(), "guess");
    for (int i = 0; i < 10; i++) {
      assertThat(status(guessed, "GET", "/lrs/credentials", "")).isEqualTo(401);
    }
    MockHttpServletResponse refused = lrs.answer(as(guessed, "GET", "/xapi/statements"));
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
  }
}
