package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a client is told when it does something wrong: what, where, which rule, what next. */
class BadRequestTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/view.php?id=2"}}
      """;

  /** One for all: none of these requests stores anything. */
  private static LrsServer lrs;

  @BeforeAll
  static void start(@TempDir Path folder) {
    lrs = new LrsServer(folder, LrsHttpSettings.standard().withMostBytes(2000));
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private JsonNode error(int status, MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = lrs.answer(request);
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
    assertThat(response.getContentType()).startsWith("application/json");
    assertThat(response.getHeader("X-Experience-API-Version")).isNotNull();
    JsonNode error = lrs.body(response).path("error");
    assertThat(error.path("what").asText()).isNotBlank();
    assertThat(error.path("where").asText()).isNotBlank();
    return error;
  }

  @Test
  void an_invalid_statement_is_named_with_its_place_in_the_batch() throws Exception {
    String wrong = STATEMENT.replace("mailto:ana@example.test", "ana");
    JsonNode error =
        error(400, lrs.json("POST", "/xapi/statements", "[" + STATEMENT + "," + wrong + "]"));
    assertThat(error.path("what").asText()).isEqualTo("statement 2 of 2 is not valid");
    assertThat(error.path("where").asText()).isEqualTo("$[1].actor.mbox");
    assertThat(error.path("rule").asText()).contains("mailto:");
    assertThat(error.path("spec").asText()).contains("2.4.2.3");
    assertThat(error.path("next").asText()).contains("Nothing of this request was stored");
    assertThat(lrs.store.count()).isZero();
  }

  @Test
  void further_violations_stand_beside_the_first() throws Exception {
    JsonNode error = error(400, lrs.json("POST", "/xapi/statements", "{\"verb\": {}}"));
    assertThat(error.path("also").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void what_is_no_json_is_named_with_line_and_column() throws Exception {
    JsonNode error = error(400, lrs.json("POST", "/xapi/statements", "{\"actor\": \n nobody}"));
    assertThat(error.path("where").asText()).contains("line 2");
    error(400, lrs.json("POST", "/xapi/statements", "{\"verb\": {}, \"verb\": {}}"));
    error(400, lrs.json("POST", "/xapi/statements", ""));
    error(400, lrs.json("POST", "/xapi/statements", "[".repeat(900) + "]".repeat(900)));
    error(400, lrs.json("POST", "/xapi/statements", "[17]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour=red",
        "StatementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0",
        "statementId=8f87ccde",
        "statementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0&verb=http://example.test/v",
        "statementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0"
            + "&voidedStatementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0",
        "verb=completed",
        "activity=course",
        "registration=1",
        "agent=ana",
        "agent=%7B%22mbox%22:%22ana%22%7D",
        "agent=%7B%22objectType%22:%22Group%22,%22member%22:"
            + "%5B%7B%22mbox%22:%22mailto:a@example.test%22%7D%5D%7D",
        "since=yesterday",
        "until=2026-13-01T00:00:00Z",
        "limit=-1",
        "limit=ten",
        "ascending=TRUE",
        "related_agents=1",
        "format=xml",
        "attachments=yes",
        "limit=1&limit=2",
        "cursor=x"
      })
  void a_parameter_that_is_wrong_is_named(String query) throws Exception {
    JsonNode error = error(400, lrs.call("GET", "/xapi/statements?" + query));
    assertThat(error.path("rule").asText()).isNotBlank();
  }

  @Test
  void who_is_not_known_is_asked_to_sign_in() throws Exception {
    var nobody =
        LrsServer.bare("GET", "/xapi/statements").header("X-Experience-API-Version", "1.0.3");
    assertThat(error(401, nobody).path("next").asText()).contains("lrs credentials add");
    assertThat(lrs.answer(nobody).getHeader("WWW-Authenticate")).startsWith("Basic ");
    for (String header : new String[] {"Basic ???", "Bearer x", "Basic eDp5", "Basic"}) {
      error(
          401,
          LrsServer.bare("POST", "/xapi/statements")
              .header("X-Experience-API-Version", "1.0.3")
              .header("Authorization", header));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 200, 1.0.3", "1.0.0, 200, 1.0.3", "1.0.9, 200, 1.0.3", "2.0.0, 200, 2.0.0",
    "0.95, 400, 0.95", "1.1.0, 400, 0.95", "3.0.0, 400, 0.95", "1, 400, 0.95"
  })
  void each_version_is_answered_in_kind(String version, int status, String answered)
      throws Exception {
    var request =
        lrs.signedIn("GET", "/xapi/statements").header("X-Experience-API-Version", version);
    MockHttpServletResponse response = lrs.answer(request);
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getHeader("X-Experience-API-Version")).isEqualTo(answered);
  }

  @Test
  void a_request_that_names_no_version_is_refused() throws Exception {
    var request = lrs.signedIn("GET", "/xapi/statements");
    assertThat(error(400, request).path("where").asText()).contains("X-Experience-API-Version");
  }

  @Test
  void a_body_that_is_too_large_or_of_another_kind_is_refused() throws Exception {
    String large = "[" + STATEMENT + "," + " ".repeat(3000) + STATEMENT + "]";
    error(413, lrs.json("POST", "/xapi/statements", large));
    error(400, lrs.call("POST", "/xapi/statements").contentType("text/plain").content(STATEMENT));
    error(400, lrs.call("POST", "/xapi/statements").content(STATEMENT));
  }

  @Test
  void an_attachment_that_nobody_could_fetch_is_refused() throws Exception {
    String attachment =
        """
        {"usageType": "http://example.test/u", "display": {"en": "x"}, "length": 1,
         "contentType": "text/plain",
         "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}
        """;
    String body = STATEMENT.replaceFirst("\\{", "{\"attachments\": [" + attachment + "], ");
    JsonNode error = error(400, lrs.json("POST", "/xapi/statements", body));
    assertThat(error.path("next").asText()).contains("fileUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/xapi", "/xAPI/", "/xapi/statements/statements", "/statements", "/xapi/agent"})
  void an_endpoint_that_was_pasted_wrongly_is_explained(String path) throws Exception {
    assertThat(error(404, LrsServer.bare("POST", path)).path("next").asText())
        .contains("/xapi/ and nothing more");
  }

  @Test
  void a_method_that_is_not_there_is_refused_with_those_that_are() throws Exception {
    MockHttpServletResponse response = lrs.answer(lrs.call("DELETE", "/xapi/statements"));
    assertThat(response.getStatus()).isEqualTo(405);
    assertThat(response.getHeader("Allow")).isEqualTo("GET, HEAD, PUT, POST, OPTIONS");
  }

  @Test
  void a_failure_within_shows_no_stack_trace(@TempDir Path folder) throws Exception {
    LrsServer broken = new LrsServer(folder);
    broken.database.close();
    MockHttpServletResponse response =
        broken.answer(broken.json("POST", "/xapi/statements", STATEMENT));
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).contains("incident").doesNotContain("org.learnwire");
  }
}
