package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.Scope;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** {@code POST /lrs/explain}: the same judgement as POST statements, and nothing stored. */
class ExplainTest {
  private static final String ID = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";
  private static final String STATEMENT =
      """
      {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
       "actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/2"},
       "timestamp": "2026-01-31T09:30:00Z"}
      """;

  private LrsServer lrs;

  @BeforeEach
  void start(@TempDir Path folder) {
    lrs = new LrsServer(folder);
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  private JsonNode explained(String body) throws Exception {
    long before = lrs.store.count();
    MockHttpServletResponse response = lrs.answer(lrs.json("POST", "/lrs/explain", body));
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    assertThat(lrs.store.count()).isEqualTo(before);
    JsonNode answer = lrs.body(response);
    int status = lrs.answer(lrs.json("POST", "/xapi/statements", body)).getStatus();
    assertThat(answer.path("status").asInt()).as("what POST answers").isEqualTo(status);
    assertThat(answer.path("accepted").asBoolean()).isEqualTo(status == 200);
    return answer;
  }

  @Test
  void what_would_be_stored_is_described() throws Exception {
    JsonNode one = explained(STATEMENT).at("/statements/0");
    assertThat(one.path("outcome").asText()).isEqualTo("new");
    assertThat(one.path("id").asText()).isEqualTo(ID);
    assertThat(one.path("version").asText()).startsWith("1.0");
    assertThat(one.at("/authority/name").asText()).isEqualTo("test client");
    assertThat(one.path("foundBy").toString())
        .contains("{\"parameter\":\"verb\",\"value\":\"http://adlnet.gov/expapi/verbs/completed\"}")
        .contains("{\"parameter\":\"activity\",\"value\":\"https://lms.example.test/course/2\"}")
        .contains("mailto:ana@example.test");
    assertThat(explained(STATEMENT).at("/statements/0/outcome").asText())
        .as("now it is there")
        .isEqualTo("already-there");
    assertThat(explained(STATEMENT.replace("\"id\": \"" + ID + "\",", "")).at("/statements/0/id"))
        .hasToString("\"a random one\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mbox\": \"mailto:ana@example.test\"",
        "\"account\": {\"homePage\": \"https://lms.example.test\", \"name\": \"a|b\"}",
        "\"mbox_sha1sum\": \"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\"",
        "\"openid\": \"https://openid.example.test/ana\""
      })
  void what_it_would_be_found_by_finds_it(String identifier) throws Exception {
    String sent = STATEMENT.replace("\"mbox\": \"mailto:ana@example.test\"", identifier);
    JsonNode foundBy = explained(sent).at("/statements/0/foundBy");
    assertThat(foundBy.findValuesAsText("parameter"))
        .containsExactlyInAnyOrder("verb", "agent", "activity", "agent with related_agents");
    for (JsonNode term : foundBy) {
      String[] parameters = term.path("parameter").asText().split(" with ");
      String value = URLEncoder.encode(term.path("value").asText(), StandardCharsets.UTF_8);
      String related = parameters.length > 1 ? "&" + parameters[1] + "=true" : "";
      MockHttpServletRequestBuilder get =
          lrs.call("GET", "/xapi/statements?" + parameters[0] + "=" + value + related);
      assertThat(lrs.body(lrs.answer(get)).at("/statements/0/id").asText())
          .as(term.toString())
          .isEqualTo(ID);
    }
  }

  @Test
  void a_conflict_is_named_with_the_first_difference() throws Exception {
    explained(STATEMENT);
    JsonNode one = explained(STATEMENT.replace("course/2", "course/3")).at("/statements/0");
    assertThat(one.path("outcome").asText()).isEqualTo("conflict");
    assertThat(one.path("differsAt").asText()).isEqualTo("$.object.id");
  }

  @Test
  void every_violation_of_every_statement_is_named() throws Exception {
    String first = STATEMENT.replace("mailto:ana@example.test", "ana");
    String second = "{\"actor\": {}, \"verb\": {\"id\": \"done\"}}";
    JsonNode answer = explained("[" + first + "," + STATEMENT + "," + second + "]");
    JsonNode violations = answer.path("violations");
    assertThat(violations.findValuesAsText("path"))
        .contains("$[0].actor.mbox", "$[2].actor", "$[2].verb.id", "$[2]")
        .noneMatch(path -> path.startsWith("$[1]"));
    for (JsonNode violation : violations) {
      assertThat(violation.path("rule").asText()).isNotBlank();
      assertThat(violation.path("spec").asText()).contains("xAPI");
    }
    assertThat(answer.at("/error/what").asText()).contains("statement 1 of 3");
  }

  @Test
  void whatever_else_stands_against_it_is_told_too() throws Exception {
    assertThat(explained("{\"actor\": ").at("/error/where").asText()).contains("line");
    assertThat(explained("[" + STATEMENT + "," + STATEMENT + "]").at("/error/what").asText())
        .contains("two statements of this batch");
    assertThat(explained("").at("/error/what").asText()).contains("empty");
    assertThat(explained("[1]").at("/error/where").asText()).isEqualTo("$[0]");
    NewCredential reader =
        lrs.credentials.add(CredentialDraft.named("r").withScopes(Set.of(Scope.STATEMENTS_READ)));
    MockHttpServletResponse response =
        lrs.answer(
            LrsServer.bare("POST", "/lrs/explain")
                .header("Authorization", LrsServer.basic(reader))
                .header("X-Experience-API-Version", "1.0.3")
                .contentType("application/json")
                .content(STATEMENT));
    assertThat(lrs.body(response).path("status").asInt()).isEqualTo(403);
    assertThat(lrs.body(response).at("/error/what").asText()).contains("statements/write");
    assertThat(lrs.answer(LrsServer.bare("POST", "/lrs/explain")).getStatus()).isEqualTo(401);
  }

  @Test
  void the_browser_is_a_page_that_may_do_little() throws Exception {
    for (String file : new String[] {"", "/browser.js", "/statement.js", "/browser.css"}) {
      MockHttpServletResponse response = lrs.answer(LrsServer.bare("GET", "/lrs/ui" + file));
      assertThat(response.getStatus()).as(file).isEqualTo(200);
      assertThat(response.getHeader("Content-Security-Policy"))
          .startsWith("default-src 'none'")
          .contains("form-action 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
    assertThat(lrs.answer(LrsServer.bare("GET", "/lrs/ui/nothing.js")).getStatus()).isEqualTo(404);
    assertThat(lrs.answer(LrsServer.bare("GET", "/lrs/ui/")).getHeader("Location"))
        .isEqualTo("../ui");
  }
}
