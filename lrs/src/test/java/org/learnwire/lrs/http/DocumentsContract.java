package org.learnwire.lrs.http;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** States and profiles (xAPI Communication 2.2, 2.3, 2.6, 2.7). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentsContract {
  /** An account with its home page, percent-encoded. */
  private static final String AGENT =
      "%7B%22account%22%3A%7B%22homePage%22%3A%22https%3A%2F%2Fhr.example.test%22%2C"
          + "%22name%22%3A%2217%22%7D%7D";

  private static final String ACTIVITY = "https%3A%2F%2Flms.example.test%2Fcourse%3Fid%3D2";
  private static final String STATES =
      "/xapi/activities/state?activityId=" + ACTIVITY + "&agent=" + AGENT;
  private static final String STATE = STATES + "&stateId=bookmark";
  private static final String AGENT_PROFILE =
      "/xapi/agents/profile?agent=" + AGENT + "&profileId=p";
  private static final String ACTIVITY_PROFILE =
      "/xapi/activities/profile?activityId=" + ACTIVITY + "&profileId=p";
  private static final String ANY = "*";

  private LrsServer lrs;

  /** The database of one kind, in an empty folder. */
  abstract Database open(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    lrs = new LrsServer(open(folder), folder, LrsHttpSettings.standard());
  }

  @BeforeEach
  void clean() {
    lrs.database.write("clean", tx -> tx.update("delete from document"));
  }

  @AfterAll
  void stop() {
    lrs.close();
  }

  private MockHttpServletRequestBuilder json(String method, String url, String body) {
    return lrs.json(method, url, body);
  }

  private MockHttpServletRequestBuilder newer(String method, String url) {
    return lrs.signedIn(method, url).header("X-Experience-API-Version", "2.0.0");
  }

  private int status(MockHttpServletRequestBuilder request) throws Exception {
    return lrs.answer(request).getStatus();
  }

  private String content(String url) throws Exception {
    return lrs.answer(lrs.call("GET", url)).getContentAsString();
  }

  private String etag(String url) throws Exception {
    return lrs.answer(lrs.call("GET", url)).getHeader("ETag");
  }

  @ParameterizedTest
  @ValueSource(strings = {STATE, AGENT_PROFILE, ACTIVITY_PROFILE})
  void a_document_comes_back_as_it_was_sent(String url) throws Exception {
    byte[] content = {0, 13, 10, -1, -128, 34, 0};
    var put =
        lrs.call("PUT", url)
            .contentType("image/x-odd")
            .content(content)
            .header("If-None-Match", ANY);
    assertThat(status(put)).isEqualTo(204);
    MockHttpServletResponse found = lrs.answer(lrs.call("GET", url));
    assertThat(found.getStatus()).isEqualTo(200);
    assertThat(found.getContentAsByteArray()).isEqualTo(content);
    assertThat(found.getContentType()).isEqualTo("image/x-odd");
    assertThat(found.getHeader("ETag")).isEqualTo("\"c09859e35377b45606ede50e97f6070f1699a728\"");
    assertThat(found.getHeader("Last-Modified")).isNotNull();
    assertThat(found.getHeader("Content-Security-Policy")).isEqualTo("sandbox");
    assertThat(lrs.answer(lrs.call("HEAD", url)).getHeader("ETag"))
        .isEqualTo(found.getHeader("ETag"));
    assertThat(status(lrs.call("GET", url).header("If-None-Match", found.getHeader("ETag"))))
        .isEqualTo(304);
    assertThat(status(lrs.call("DELETE", url))).isEqualTo(204);
    assertThat(status(lrs.call("GET", url))).isEqualTo(404);
    assertThat(status(lrs.call("DELETE", url))).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {STATE, AGENT_PROFILE, ACTIVITY_PROFILE})
  void a_posted_object_is_merged_one_level_deep(String url) throws Exception {
    assertThat(status(json("POST", url, "{\"a\": {\"x\": 1}, \"b\": 1.50}"))).isEqualTo(204);
    assertThat(status(json("POST", url, "{\"a\": {\"y\": 2}, \"c\": null}"))).isEqualTo(204);
    assertThat(content(url)).isEqualTo("{\"a\":{\"y\":2},\"b\":1.50,\"c\":null}");
  }

  @Test
  void what_cannot_be_merged_is_refused_and_nothing_changes() throws Exception {
    json("POST", STATE, "{}");
    lrs.answer(json("POST", STATE, "{\"a\":1}"));
    var text = lrs.call("POST", STATE).contentType("text/plain").content("{}");
    assertThat(status(text)).isEqualTo(400);
    assertThat(status(json("POST", STATE, "[1]"))).isEqualTo(400);
    assertThat(status(json("POST", STATE, "{\"a\":"))).isEqualTo(400);
    assertThat(status(json("POST", STATE, ""))).isEqualTo(400);
    assertThat(content(STATE)).isEqualTo("{\"a\":1}");

    String other = STATES + "&stateId=list";
    assertThat(status(json("POST", other, "[1]"))).isEqualTo(204);
    assertThat(status(json("POST", other, "{}"))).isEqualTo(400);
    assertThat(content(other)).isEqualTo("[1]");
  }

  @Test
  void a_new_document_that_only_claims_to_be_json_is_refused() throws Exception {
    assertThat(status(json("PUT", STATE, "{\"a\""))).isEqualTo(400);
    assertThat(status(json("POST", STATE, "a=b"))).isEqualTo(400);
    assertThat(status(lrs.call("GET", STATE))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {AGENT_PROFILE, ACTIVITY_PROFILE})
  void a_profile_is_put_under_a_condition_only(String url) throws Exception {
    assertThat(status(json("PUT", url, "{}"))).isEqualTo(400);
    assertThat(status(json("PUT", url, "{\"a\":1}").header("If-None-Match", ANY))).isEqualTo(204);
    assertThat(status(json("PUT", url, "{\"a\":2}").header("If-None-Match", ANY))).isEqualTo(412);
    MockHttpServletResponse refused = lrs.answer(json("PUT", url, "{\"a\":3}"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(refused.getContentAsString()).contains("If-Match");
    assertThat(content(url)).isEqualTo("{\"a\":1}");
  }

  @Test
  void in_2_0_the_same_holds_for_states_but_a_new_one_needs_no_condition() throws Exception {
    var first = newer("PUT", STATE).contentType("text/plain").content("1");
    assertThat(status(first)).isEqualTo(204);
    var second = newer("PUT", STATE).contentType("text/plain").content("2");
    assertThat(status(second)).isEqualTo(409);
    assertThat(content(STATE)).isEqualTo("1");
    assertThat(status(newer("PUT", ACTIVITY_PROFILE).content("1"))).isEqualTo(204);
    var older = lrs.call("PUT", STATE).contentType("text/plain").content("3");
    assertThat(status(older)).as("1.0.3 asks no condition of a state").isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {STATE, AGENT_PROFILE, ACTIVITY_PROFILE})
  void an_entity_tag_decides_over_every_change(String url) throws Exception {
    lrs.answer(json("POST", url, "{\"a\":1}"));
    String right = etag(url);
    for (String method : List.of("PUT", "POST", "DELETE")) {
      var wrong = newer(method, url).contentType("application/json").content("{\"a\":2}");
      assertThat(status(wrong.header("If-Match", "\"1234\""))).as(method).isEqualTo(412);
    }
    assertThat(content(url)).isEqualTo("{\"a\":1}");
    String bare = right.replace("\"", "");
    assertThat(status(json("PUT", url, "{\"a\":2}").header("If-Match", "\"x\", " + right)))
        .isEqualTo(204);
    assertThat(status(json("PUT", url, "{\"a\":3}").header("If-Match", right))).isEqualTo(412);
    lrs.answer(json("PUT", url, "{\"a\":1}").header("If-Match", ANY));
    assertThat(status(json("POST", url, "{\"b\":1}").header("If-Match", bare))).isEqualTo(204);
    assertThat(status(lrs.call("DELETE", url).header("If-Match", "W/" + etag(url)))).isEqualTo(204);
    assertThat(status(json("PUT", url, "{}").header("If-Match", right)))
        .as("there is nothing that could match")
        .isEqualTo(412);
  }

  @Test
  void of_many_who_saw_the_same_document_one_changes_it() throws Exception {
    lrs.answer(json("POST", AGENT_PROFILE, "{\"n\":0}"));
    String seen = etag(AGENT_PROFILE);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      String mine = "{\"n\":" + i + "}";
      writers.add(() -> status(json("PUT", AGENT_PROFILE, mine).header("If-Match", seen)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(12);
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> one : threads.invokeAll(writers)) {
      statuses.add(one.get());
    }
    threads.shutdown();
    assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(11);
  }

  @Test
  void no_merge_is_lost_when_many_merge_at_once() throws Exception {
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String mine = "{\"k" + i + "\":1}";
      writers.add(() -> status(json("POST", STATE, mine)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(10);
    for (Future<Integer> one : threads.invokeAll(writers)) {
      assertThat(one.get()).isEqualTo(204);
    }
    threads.shutdown();
    assertThat(lrs.body(lrs.answer(lrs.call("GET", STATE))).size()).isEqualTo(20);
  }

  @Test
  void ids_are_listed_for_an_owner_and_since_a_time() throws Exception {
    assertThat(content(STATES)).isEqualTo("[]");
    lrs.answer(json("PUT", STATES + "&stateId=b%22", "{}"));
    MockHttpServletResponse first = lrs.answer(lrs.call("GET", STATES + "&stateId=b%22"));
    assertThat(first.getStatus()).isEqualTo(200);
    Thread.sleep(5);
    String between = Instant.now().toString();
    Thread.sleep(5);
    lrs.answer(json("PUT", STATES + "&stateId=a", "{}"));
    assertThat(content(STATES)).isEqualTo("[\"a\",\"b\\\"\"]");
    assertThat(content(STATES + "&since=" + encode(between, UTF_8))).isEqualTo("[\"a\"]");
    assertThat(status(lrs.call("GET", STATES + "&since=yesterday"))).isEqualTo(400);
    assertThat(status(lrs.call("HEAD", STATES))).isEqualTo(200);
    String otherAgent = encode("{\"mbox\":\"mailto:eva@example.test\"}", UTF_8);
    assertThat(content(STATES.replace(AGENT, otherAgent))).isEqualTo("[]");
  }

  @Test
  void a_registration_is_a_context_of_its_own() throws Exception {
    String registration = "&registration=" + UUID.randomUUID();
    lrs.answer(json("PUT", STATE + registration, "{\"r\":1}"));
    assertThat(status(lrs.call("GET", STATE))).isEqualTo(404);
    lrs.answer(json("PUT", STATE, "{\"r\":0}"));
    lrs.answer(json("PUT", STATES + "&stateId=other", "{}"));
    assertThat(content(STATE + registration)).isEqualTo("{\"r\":1}");
    assertThat(content(STATES + registration)).isEqualTo("[\"bookmark\"]");
    assertThat(content(STATES)).isEqualTo("[\"bookmark\",\"other\"]");
    assertThat(status(lrs.call("DELETE", STATES + registration))).isEqualTo(204);
    assertThat(content(STATES)).isEqualTo("[\"bookmark\",\"other\"]");
    assertThat(status(lrs.call("DELETE", STATES))).isEqualTo(204);
    assertThat(content(STATES)).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xapi/activities/state?stateId=s&agent=" + "%7B%22mbox%22:%22mailto:a@example.test%22%7D",
        "/xapi/activities/state?stateId=s&activityId=https://example.test/a",
        "/xapi/activities/state?stateId=s&activityId=a&agent=%7B%7D",
        "/xapi/activities/profile?profileId=p",
        "/xapi/activities/profile?activityId=https://example.test/a",
        "/xapi/activities/profile?activityId=https://example.test/a&profileId=",
        "/xapi/activities/profile?activityId=https://example.test/a&profileId=p&profileid=p",
        "/xapi/activities/profile?activityId=https://example.test/a&profileId=p%00",
        "/xapi/activities/profile?activityId=https://example.test/a&profileId=%FF",
        "/xapi/agents/profile?profileId=p&agent=17",
        "/xapi/agents/profile?profileId=p&agent=%7B%22mbox%22:%22a%22%7D",
        "/xapi/agents/profile?agent=%7B%22mbox%22:%22mailto:a@example.test%22%7D"
      })
  void a_document_without_its_place_is_refused(String url) throws Exception {
    for (String method : List.of("PUT", "POST", "DELETE")) {
      MockHttpServletResponse refused =
          lrs.answer(json(method, url, "{}").header("If-None-Match", ANY));
      assertThat(refused.getStatus()).as(method + refused.getContentAsString()).isEqualTo(400);
      assertThat(lrs.body(refused).path("error").path("rule").asText()).isNotBlank();
    }
  }

  @Test
  void long_owners_are_kept_apart_and_long_ids_are_refused() throws Exception {
    String far = "/xapi/activities/profile?activityId=https://example.test/" + "ä".repeat(900);
    String one = far.replace("ä", "%C3%A4") + "1&profileId=p";
    String two = far.replace("ä", "%C3%A4") + "2&profileId=p";
    lrs.answer(json("PUT", one, "{\"n\":1}").header("If-None-Match", ANY));
    lrs.answer(json("PUT", two, "{\"n\":2}").header("If-None-Match", ANY));
    assertThat(content(one)).isEqualTo("{\"n\":1}");
    assertThat(status(lrs.call("GET", STATES + "&stateId=" + "x".repeat(1001)))).isEqualTo(400);
  }

  @Test
  void a_content_type_that_is_none_is_refused() throws Exception {
    var odd = lrs.call("PUT", STATE).content("x").header("Content-Type", "foo");
    assertThat(status(odd)).isEqualTo(400);
    assertThat(status(lrs.call("PUT", STATE).content("x"))).isEqualTo(204);
    assertThat(lrs.answer(lrs.call("GET", STATE)).getContentType())
        .isEqualTo("application/octet-stream");
  }
}
