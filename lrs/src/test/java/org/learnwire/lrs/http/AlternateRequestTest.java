package org.learnwire.lrs.http;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests that come as a form (xAPI 1.0.3 Communication 1.3). */
class AlternateRequestTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test", "name": "Ana López & Söhne"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/view.php?id=2&x=1"}}
      """;
  private static final String AGENT = "{\"mbox\":\"mailto:ana@example.test\"}";

  private static LrsServer lrs;
  private long before;

  @BeforeAll
  static void start(@TempDir Path folder) {
    lrs = new LrsServer(folder);
  }

  @BeforeEach
  void look() {
    before = lrs.store.count();
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(encode(namesAndValues[i], UTF_8))
          .append('=')
          .append(encode(namesAndValues[i + 1], UTF_8));
    }
    return form.toString();
  }

  private MockHttpServletResponse send(String url, String form) throws Exception {
    return lrs.answer(
        LrsServer.bare("POST", url).contentType("application/x-www-form-urlencoded").content(form));
  }

  private String as(String version, String... more) {
    return form("Authorization", lrs.authorization(), "X-Experience-API-Version", version)
        + "&"
        + form(more);
  }

  @Test
  void a_statement_is_put_and_fetched_by_forms() throws Exception {
    String id = UUID.randomUUID().toString();
    String put = as("1.0.3", "statementId", id, "content", STATEMENT);
    assertThat(send("/xAPI/statements/?method=PUT", put).getStatus()).isEqualTo(204);
    MockHttpServletResponse found =
        send("/xapi/statements?method=GET", as("1.0.3", "statementId", id));
    assertThat(found.getStatus()).isEqualTo(200);
    assertThat(lrs.body(found).path("actor").path("name").asText()).isEqualTo("Ana López & Söhne");
    assertThat(found.getHeader("X-Experience-API-Version")).isEqualTo("1.0.3");
    assertThat(found.getHeader("X-Experience-API-Consistent-Through")).isNotNull();
    assertThat(send("/xapi/statements?method=POST", as("1.0.3", "content", "[]")).getStatus())
        .isEqualTo(200);
  }

  @Test
  void documents_take_type_and_conditions_from_the_form() throws Exception {
    String[] place = {
      "activityId", "https://example.test/a", "agent", AGENT, "stateId", "s", "content", "öl"
    };
    String url = "/xapi/activities/state?method=";
    String typed = as("1.0.3", place) + "&" + form("Content-Type", "text/x-oil");
    assertThat(send(url + "PUT", typed).getStatus()).isEqualTo(204);
    String get = as("1.0.3", "activityId", "https://example.test/a", "agent", AGENT);
    MockHttpServletResponse found = send(url + "GET", get + "&stateId=s");
    assertThat(found.getContentType()).isEqualTo("text/x-oil");
    assertThat(new String(found.getContentAsByteArray(), UTF_8)).isEqualTo("öl");
    assertThat(send(url + "PUT", typed + "&" + form("If-None-Match", "*")).getStatus())
        .isEqualTo(412);
    assertThat(send(url + "DELETE", get + "&stateId=s&If-Match=1").getStatus()).isEqualTo(412);
    assertThat(send(url + "DELETE", get + "&stateId=s").getStatus()).isEqualTo(204);
    assertThat(send(url + "GET", get).getContentAsString()).isEqualTo("[]");
  }

  @Test
  void headers_of_the_form_count() throws Exception {
    String id = UUID.randomUUID().toString();
    var wrongVersion =
        lrs.call("POST", "/xapi/statements?method=PUT")
            .contentType("application/x-www-form-urlencoded")
            .content(
                form("X-Experience-API-Version", "0.8", "statementId", id, "content", STATEMENT));
    assertThat(lrs.answer(wrongVersion).getStatus()).isEqualTo(400);
    String stranger =
        form(
            "Authorization",
            "Basic eDp5",
            "X-Experience-API-Version",
            "1.0.3",
            "statementId",
            id,
            "content",
            STATEMENT);
    assertThat(send("/xapi/statements?method=PUT", stranger).getStatus()).isEqualTo(401);
  }

  @Test
  void what_is_not_this_syntax_is_refused() throws Exception {
    String id = UUID.randomUUID().toString();
    String put = as("1.0.3", "statementId", id, "content", STATEMENT);
    String url = "/xapi/statements?method=";
    assertThat(send(url + "PUT&statementId=" + id, put).getStatus()).isEqualTo(400);
    assertThat(send(url + "PATCH", put).getStatus()).isEqualTo(400);
    assertThat(send(url + "PUT", as("1.0.3", "statementId", id)).getStatus()).isEqualTo(400);
    assertThat(send(url + "PUT", "").getStatus()).isEqualTo(400);
    assertThat(send(url + "PUT", STATEMENT).getStatus()).isEqualTo(400);
    assertThat(send(url + "PUT", "%zz=1").getStatus()).isEqualTo(400);
    assertThat(lrs.answer(lrs.json("PUT", url + "POST", STATEMENT)).getStatus()).isEqualTo(400);
    assertThat(send(url + "GET", as("1.0.3", "colour", "red")).getStatus()).isEqualTo(400);
    assertThat(lrs.store.count()).isEqualTo(before);
  }

  @Test
  void version_2_0_has_no_such_syntax() throws Exception {
    String url = "/xapi/statements?method=";
    MockHttpServletResponse response = send(url + "GET", as("2.0.0"));
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("2.0");
    var inHeader =
        lrs.signedIn("POST", url + "GET")
            .header("X-Experience-API-Version", "2.0.0")
            .contentType("application/x-www-form-urlencoded")
            .content("limit=1");
    assertThat(lrs.answer(inHeader).getStatus()).isEqualTo(400);
  }
}
