package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnwire.app.Server;

/** Records that cannot be taken as they are: kept with the reason, and the others go on. */
class BadInputRecordsIT extends BadInput {
  private static final String NO_IRI =
      """
      {"actor": {"mbox": "mailto:ada@acme.test"}, "verb": {"id": "completed"},
       "object": {"id": "https://academy.acme.test/course/view.php?id=2"}}
      """;

  @Test
  void a_posted_statement_that_is_refused_is_answered_with_path_and_rule() throws Exception {
    Path data = folder.resolve("lrs");
    JsonNode credential = credential(data);
    try (Server server = Server.start(Server.emptySettings(data), 0)) {
      String good = NO_IRI.replace("\"completed\"", "\"http://adlnet.gov/expapi/verbs/completed\"");
      HttpResponse<String> refused = post(server, credential, "[" + good + "," + NO_IRI + "]");
      assertThat(refused.statusCode()).isEqualTo(400);
      JsonNode error = DemoCompany.JSON.readTree(refused.body()).path("error");
      System.out.println("bad input | refused statement (POST) | " + error);
      assertThat(error.path("what").asText()).contains("statement 2 of 2");
      assertThat(error.path("where").asText()).isEqualTo("$[1].verb.id");
      assertThat(error.path("rule").asText()).contains("IRI");
      assertThat(error.path("spec").asText()).contains("xAPI");
      assertThat(error.path("next").asText()).contains("Nothing of this request was stored");
      assertThat(post(server, credential, "[" + good + "]").statusCode()).isEqualTo(200);
      HttpResponse<String> broken = post(server, credential, "[" + good);
      assertThat(broken.statusCode()).isEqualTo(400);
      System.out.println("bad input | no JSON (POST) | " + broken.body());
      JsonNode wrong = DemoCompany.JSON.createObjectNode().put("key", "x").put("secret", "y");
      HttpResponse<String> stranger = post(server, wrong, "[]");
      assertThat(stranger.statusCode()).isEqualTo(401);
      System.out.println("bad input | wrong LRS credential | " + stranger.body());
      assertThat(refused.body() + broken.body() + stranger.body())
          .doesNotContain(credential.path("secret").asText())
          .doesNotContain("Exception");
    }
  }

  @Test
  void a_mapped_statement_that_is_refused_is_kept_with_path_and_rule_until_it_is_mended()
      throws Exception {
    Path own = folder.resolve("connectors/moodle");
    Workplace.copy(DemoCompany.DEMO.resolve("../../../connectors/moodle").normalize(), own);
    Path mapping = own.resolve("course-completion.jslt");
    String good = Files.readString(mapping);
    Files.writeString(
        mapping, good.replace("http://adlnet.gov/expapi/verbs/completed", "completed"));
    work.with("  connections:", "  connectors: connectors\n  connections:");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(2);
    ran.says("refused statement (mapping)", "academy/course-completions", "$.verb.id", "IRI");
    assertThat(ran.stream("academy", "badges")).contains(" complete ");
    assertThat(live("course-completions")).isZero();
    long kept = kept("course-completions");
    assertThat(kept).isPositive();
    Files.writeString(mapping, good);
    work.sync("--sweep");
    assertThat(live("course-completions")).isEqualTo(kept);
    assertThat(kept("course-completions")).isZero();
  }

  @Test
  void a_grade_without_a_maximum_is_kept_with_its_reason() {
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(2);
    ran.says("grade without a maximum", "academy/grades", "has no maximum to measure");
    assertThat(ran.stream("academy", "grades")).contains(" complete ").contains("(mapping ");
    assertThat(kept("grades")).isPositive();
    assertThat(work.sync("--only", "hr").exit()).isZero();
  }

  @Test
  void a_person_who_matches_two_employees_is_listed_with_both_and_nothing_is_decided()
      throws Exception {
    work =
        Workplace.demo(company, folder.resolve("demo"))
            .with("issuers: {academy: acme, hr: acme}", "issuers: {academy: guild, hr: acme}");
    Ran ran = work.sync();
    ran.says("a person matching two employees", "academy account", "employees E", " and E");
    List<String> candidates =
        work.column("select candidates from person_review where state = 'open'");
    assertThat(candidates).isNotEmpty().allMatch(both -> both.contains(","));
    String account =
        work.column(
                "select r.remote_id from person_review r join connection c on c.id = r.connection_id"
                    + " where r.state = 'open' and c.name = 'academy'")
            .get(0);
    assertThat(
            work.count(
                "select count(*) from statement where origin = 'source'"
                    + " and json_extract(body, '$.actor.account.name') = '"
                    + account
                    + "'"))
        .as("stored under the account")
        .isPositive();
    for (String both : candidates) {
      for (String person : both.split(",")) {
        assertThat(work.count("select count(*) from entry where person_id = '" + person + "'"))
            .isZero();
      }
    }
    assertThat(work.count("select count(*) from entry")).isPositive();
  }

  private long live(String stream) {
    return work.count(
        "select count(*) from source_item i join statement s on s.id = i.statement_id"
            + " join source_stream o on o.id = i.source_id where s.voided = 0 and o.stream = '"
            + stream
            + "'");
  }

  private long kept(String stream) {
    return work.count(
        "select count(*) from quarantine where state = 'open' and stream = '" + stream + "'");
  }

  private static JsonNode credential(Path data) {
    return Ran.of("lrs", "credentials", "add", "--data", data.toString(), "--name", "x", "--json")
        .json();
  }

  private static HttpResponse<String> post(Server server, JsonNode credential, String body)
      throws IOException, InterruptedException {
    String pair = credential.path("key").asText() + ":" + credential.path("secret").asText();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + "/xapi/statements"))
                .header("Authorization", "Basic " + basic)
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
