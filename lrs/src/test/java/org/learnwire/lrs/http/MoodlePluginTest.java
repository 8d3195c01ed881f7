package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.XapiJson;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * The batch that Moodle's logstore_xapi 5.0.1 really sent (captured 2026-11-22): 36 statements
 * without ids, which it sends again whenever an answer gets lost.
 */
class MoodlePluginTest {
  private static final String SITE = "http://127.0.0.1:8085";

  @TempDir Path folder;
  private LrsServer lrs;
  private JsonNode batch;

  @BeforeEach
  void start() throws Exception {
    lrs = new LrsServer(folder);
    Path capture = Path.of("src/test/resources/logstore-xapi-batch-request.json");
    batch = XapiJson.read(Files.readString(capture)).get("body");
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  private JsonNode post(NewCredential credential, JsonNode body) throws Exception {
    MockHttpServletResponse response =
        lrs.answer(
            LrsServer.bare("POST", "/xAPI/statements")
                .header("Authorization", LrsServer.basic(credential))
                .header("X-Experience-API-Version", "1.0.3")
                .contentType("application/json")
                .content(XapiJson.write(body)));
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return lrs.body(response);
  }

  @Test
  void the_batch_posted_twice_is_stored_once() throws Exception {
    NewCredential plugin =
        lrs.credentials.add(CredentialDraft.named("academy plugin").forSite(SITE));
    JsonNode first = post(plugin, batch);
    JsonNode second = post(plugin, batch);
    assertThat(first).hasSize(36).isEqualTo(second);
    assertThat(lrs.store.count()).isEqualTo(36);
    assertThat(lrs.store.latest(100))
        .extracting(StoredStatement::source)
        .containsOnly("academy plugin");
  }

  @Test
  void a_resend_under_another_session_is_the_same() throws Exception {
    NewCredential plugin =
        lrs.credentials.add(CredentialDraft.named("academy plugin").forSite(SITE));
    post(plugin, batch);
    JsonNode again = batch.deepCopy();
    again.forEach(
        one ->
            ((ObjectNode) one.get("context"))
                .put("registration", "00000000-0000-5000-8000-000000000000"));
    post(plugin, again);
    assertThat(lrs.store.count()).isEqualTo(36);
  }

  @Test
  void two_equal_ones_within_a_batch_are_stored_once() throws Exception {
    NewCredential plugin =
        lrs.credentials.add(CredentialDraft.named("academy plugin").forSite(SITE));
    JsonNode twice = XapiJson.read("[" + batch.get(0) + "," + batch.get(0) + "]");
    JsonNode ids = post(plugin, twice);
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(lrs.store.count()).isEqualTo(1);
  }

  @Test
  void two_sites_may_say_the_same() throws Exception {
    post(lrs.credentials.add(CredentialDraft.named("one").forSite(SITE)), batch);
    post(
        lrs.credentials.add(CredentialDraft.named("two").forSite("https://other.example.test")),
        batch);
    assertThat(lrs.store.count()).isEqualTo(72);
  }

  @Test
  void without_the_flag_each_statement_is_a_new_one() throws Exception {
    NewCredential client = lrs.credentials.add("some client");
    Set<String> ids = new HashSet<>();
    post(client, batch).forEach(id -> ids.add(id.asText()));
    post(client, batch).forEach(id -> ids.add(id.asText()));
    assertThat(ids).hasSize(72);
    assertThat(lrs.store.count()).isEqualTo(72);
  }
}
