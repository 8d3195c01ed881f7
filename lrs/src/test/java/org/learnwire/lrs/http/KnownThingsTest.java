package org.learnwire.lrs.http;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What statements have taught of activities and agents (xAPI Communication 2.4 and 2.5). */
class KnownThingsTest {
  private static LrsServer lrs;

  @BeforeAll
  static void start(@TempDir Path folder) {
    lrs = new LrsServer(folder);
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private static void stored(String actor, String object) throws Exception {
    String statement =
        "{\"actor\": %s, \"verb\": {\"id\": \"https://example.test/did\"}, \"object\": %s}"
            .formatted(actor, object);
    assertThat(lrs.answer(lrs.json("POST", "/xapi/statements", statement)).getStatus())
        .isEqualTo(200);
  }

  private static JsonNode found(String url) throws Exception {
    MockHttpServletResponse response = lrs.answer(lrs.call("GET", url));
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return lrs.body(response);
  }

  private static String activity(String iri) {
    return "/xapi/activities?activityId=" + encode(iri, UTF_8);
  }

  @Test
  void an_activity_is_all_that_statements_said_of_it() throws Exception {
    String ana = "{\"mbox\": \"mailto:ana@example.test\"}";
    String iri = "https://lms.example.test/course/5";
    String described = "{\"id\": \"" + iri + "\", \"definition\": {\"name\": {\"%s\": \"%s\"}%s}}";
    stored(ana, described.formatted("en", "Leading", ", \"type\": \"https://example.test/t\""));
    stored(ana, described.formatted("de", "Führen", ""));
    stored(ana, "{\"id\": \"" + iri + "\"}");
    JsonNode known = found(activity(iri));
    assertThat(known.path("id").asText()).isEqualTo(iri);
    assertThat(known.path("objectType").asText()).isEqualTo("Activity");
    JsonNode definition = known.path("definition");
    assertThat(definition.path("name").path("en").asText()).isEqualTo("Leading");
    assertThat(definition.path("name").path("de").asText()).isEqualTo("Führen");
    assertThat(definition.path("type").asText()).isEqualTo("https://example.test/t");
  }

  @Test
  void an_activity_that_nobody_named_is_its_id() throws Exception {
    assertThat(found(activity("https://example.test/unheard-of")).toString())
        .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://example.test/unheard-of\"}");
  }

  @Test
  void an_agent_is_a_person_with_all_names() throws Exception {
    String account =
        "{\"account\": {\"homePage\": \"https://hr.example.test\", \"name\": \"17\"}%s}";
    stored(account.formatted(", \"name\": \"Ana\""), "{\"id\": \"https://example.test/a\"}");
    stored(account.formatted(", \"name\": \"Ana López\""), "{\"id\": \"https://example.test/a\"}");
    JsonNode person = found("/xapi/agents?agent=" + encode(account.formatted(""), UTF_8));
    assertThat(person.path("objectType").asText()).isEqualTo("Person");
    assertThat(person.path("name").toString()).contains("\"Ana\"", "\"Ana López\"");
    assertThat(person.path("account").get(0).path("name").asText()).isEqualTo("17");
    assertThat(person.path("account").size()).isEqualTo(1);
    assertThat(person.has("mbox")).isFalse();
  }

  @Test
  void an_agent_that_nobody_named_is_what_was_asked_for() throws Exception {
    JsonNode person =
        found("/xapi/agents?agent=" + encode("{\"mbox\":\"mailto:x@example.test\"}", UTF_8));
    assertThat(person.path("mbox").get(0).asText()).isEqualTo("mailto:x@example.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xapi/activities",
        "/xapi/activities?activityId=course",
        "/xapi/activities?activityid=https://example.test/a",
        "/xapi/activities?activityId=https://example.test/a&since=2026-01-01T00:00:00Z",
        "/xapi/agents",
        "/xapi/agents?agent=%7B%7D",
        "/xapi/agents?agent=%7B%22objectType%22:%22Group%22,"
            + "%22mbox%22:%22mailto:g@example.test%22%7D",
        "/xapi/agents?Agent=%7B%22mbox%22:%22mailto:a@example.test%22%7D"
      })
  void what_is_asked_for_wrongly_is_refused(String url) throws Exception {
    for (String method : List.of("GET", "HEAD")) {
      assertThat(lrs.answer(lrs.call(method, url)).getStatus()).isEqualTo(400);
    }
  }

  @Test
  void nothing_can_be_written_there() throws Exception {
    for (String url : List.of("/xapi/activities", "/xapi/agents/", "/xAPI/about")) {
      MockHttpServletResponse refused = lrs.answer(lrs.json("POST", url, "{}"));
      assertThat(refused.getStatus()).isEqualTo(405);
      assertThat(refused.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
  }

  @Test
  void every_resource_asks_who_it_is_and_what_it_speaks() throws Exception {
    for (String url :
        List.of(
            "/xapi/statements",
            "/xapi/agents",
            "/xapi/agents/profile",
            "/xapi/activities",
            "/xapi/activities/state",
            "/xapi/activities/profile")) {
      var nobody = LrsServer.bare("GET", url).header("X-Experience-API-Version", "1.0.3");
      assertThat(lrs.answer(nobody).getStatus()).as(url).isEqualTo(401);
      MockHttpServletResponse silent = lrs.answer(lrs.signedIn("GET", url));
      assertThat(silent.getStatus()).as(url).isEqualTo(400);
      assertThat(silent.getContentAsString()).contains("X-Experience-API-Version");
      assertThat(silent.getHeader("X-Experience-API-Version")).isEqualTo("0.95");
    }
  }
}
