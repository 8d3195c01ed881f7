package org.learnwire.lrs.http;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

class StatementsResourceTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test", "name": "Ana López"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed",
                "display": {"en": "completed", "de": "abgeschlossen"}},
       "object": {"objectType": "Activity",
                  "id": "https://lms.example.test/course/view.php?id=2",
                  "definition": {"name": {"en": "R&D <Liderazgo> — gestión"}}}}
      """;

  @TempDir Path folder;
  private LrsServer lrs;

  @BeforeEach
  void start() {
    lrs = new LrsServer(folder);
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  private String post(String body) throws Exception {
    MockHttpServletResponse response = lrs.answer(lrs.json("POST", "/xapi/statements", body));
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return lrs.body(response).get(0).asText();
  }

  private MockHttpServletResponse get(String query) throws Exception {
    return lrs.answer(lrs.call("GET", "/xapi/statements?" + query));
  }

  private static String withId(String id, String verb) {
    return STATEMENT
        .replaceFirst("\\{", "{\"id\": \"" + id + "\", ")
        .replace("verbs/completed", "verbs/" + verb);
  }

  @Test
  void a_posted_statement_is_given_back_as_it_came() throws Exception {
    String id = post(STATEMENT);
    MockHttpServletResponse response = get("statementId=" + id);
    JsonNode found = lrs.body(response);
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeader("Last-Modified")).isNotNull();
    assertThat(response.getContentType()).startsWith("application/json");
    assertThat(found.path("object").path("definition").path("name").path("en").asText())
        .isEqualTo("R&D <Liderazgo> — gestión");
    assertThat(found.path("authority").path("name").asText()).isEqualTo("test client");
  }

  @Test
  void an_empty_list_is_welcome() throws Exception {
    MockHttpServletResponse response = lrs.answer(lrs.json("POST", "/xapi/statements", "[]"));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsString()).isEqualTo("[]");
  }

  @Test
  void a_put_statement_has_the_id_of_the_parameter() throws Exception {
    UUID id = UUID.randomUUID();
    String url = "/xAPI/statements?statementId=" + id;
    assertThat(lrs.answer(lrs.json("PUT", url, STATEMENT)).getStatus()).isEqualTo(204);
    assertThat(lrs.answer(lrs.json("PUT", url, STATEMENT)).getStatus()).isEqualTo(204);
    String other = withId(UUID.randomUUID().toString(), "completed");
    assertThat(lrs.answer(lrs.json("PUT", url, other)).getStatus()).isEqualTo(400);
    String changed = STATEMENT.replace("verbs/completed", "verbs/failed");
    assertThat(lrs.answer(lrs.json("PUT", url, changed)).getStatus()).isEqualTo(409);
    assertThat(lrs.answer(lrs.json("PUT", "/xapi/statements", STATEMENT)).getStatus())
        .isEqualTo(400);
    assertThat(lrs.store.count()).isEqualTo(1);
  }

  @Test
  void a_batch_is_stored_whole_or_not_at_all() throws Exception {
    String id = UUID.randomUUID().toString();
    post(withId(id, "completed"));
    String batch = "[" + STATEMENT + "," + withId(id, "failed") + "]";
    MockHttpServletResponse response = lrs.answer(lrs.json("POST", "/xapi/statements", batch));
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(lrs.body(response).path("error").path("where").asText()).contains(id);
    assertThat(lrs.store.count()).isEqualTo(1);
  }

  @Test
  void the_same_id_twice_in_a_batch_is_refused() throws Exception {
    String one = withId(UUID.randomUUID().toString(), "completed");
    MockHttpServletResponse response =
        lrs.answer(lrs.json("POST", "/xapi/statements", "[" + one + "," + one + "]"));
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(lrs.store.count()).isZero();
  }

  @Test
  void a_voided_statement_is_found_by_its_own_parameter_only() throws Exception {
    String id = post(STATEMENT);
    String voiding =
        """
        {"actor": {"mbox": "mailto:admin@example.test"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"},
         "object": {"objectType": "StatementRef", "id": "%s"}}
        """
            .formatted(id);
    assertThat(get("voidedStatementId=" + id).getStatus()).isEqualTo(404);
    post(voiding);
    assertThat(get("statementId=" + id).getStatus()).isEqualTo(404);
    assertThat(get("voidedStatementId=" + id).getStatus()).isEqualTo(200);
  }

  @Test
  void filters_and_more_walk_through_everything_once() throws Exception {
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      posted.add(0, post(STATEMENT));
    }
    String agent = encode("{\"mbox\":\"mailto:ana@example.test\"}", UTF_8);
    String activity = encode("https://lms.example.test/course/view.php?id=2", UTF_8);
    List<String> seen = new ArrayList<>();
    String next = "/xapi/statements?limit=2&agent=" + agent + "&activity=" + activity;
    while (!next.isEmpty()) {
      JsonNode page = lrs.body(lrs.answer(lrs.call("GET", next)));
      page.get("statements").forEach(one -> seen.add(one.get("id").asText()));
      next = page.get("more").asText();
    }
    assertThat(seen).isEqualTo(posted);
  }

  @Test
  void nothing_found_is_an_empty_page() throws Exception {
    JsonNode page = lrs.body(get("verb=https%3A%2F%2Fexample.test%2Fnever"));
    assertThat(page.path("statements").isArray()).isTrue();
    assertThat(page.path("statements").size()).isZero();
    assertThat(page.path("more").asText()).isEmpty();
  }

  @Test
  void head_is_answered_as_get_is() throws Exception {
    String id = post(STATEMENT);
    String url = "/xapi/statements?statementId=" + id;
    MockHttpServletResponse head = lrs.answer(lrs.call("HEAD", url));
    assertThat(head.getStatus()).isEqualTo(200);
    assertThat(head.getHeader("X-Experience-API-Version")).isEqualTo("1.0.3");
    assertThat(lrs.answer(lrs.call("HEAD", "/xapi/statements?x=1")).getStatus()).isEqualTo(400);
  }

  @Test
  void the_ids_format_keeps_only_what_identifies() throws Exception {
    JsonNode found = lrs.body(get("format=ids&statementId=" + post(STATEMENT)));
    assertThat(found.path("actor").has("name")).isFalse();
    assertThat(found.path("verb").has("display")).isFalse();
    assertThat(found.path("object").toString())
        .as("what has no objectType is an activity")
        .isEqualTo("{\"id\":\"https://lms.example.test/course/view.php?id=2\"}");
  }

  @Test
  void the_canonical_format_speaks_the_readers_language() throws Exception {
    String url = "/xapi/statements?format=canonical&statementId=" + post(STATEMENT);
    JsonNode found =
        lrs.body(lrs.answer(lrs.call("GET", url).header("Accept-Language", "fr, de-AT;q=0.8")));
    assertThat(found.path("verb").path("display").toString())
        .isEqualTo("{\"de\":\"abgeschlossen\"}");
    assertThat(found.path("actor").path("name").asText()).isEqualTo("Ana López");
  }

  @Test
  void everything_up_to_the_consistent_time_has_been_seen() throws Exception {
    String id = post(STATEMENT);
    MockHttpServletResponse response = get("limit=1");
    String stored = lrs.body(get("statementId=" + id)).path("stored").asText();
    assertThat(response.getHeader("X-Experience-API-Consistent-Through"))
        .isGreaterThanOrEqualTo(stored.substring(0, 23));
    assertThat(get("limit=many").getHeader("X-Experience-API-Consistent-Through")).isNotNull();
  }
}
