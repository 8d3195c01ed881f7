package org.learnwire.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class BambooHrTest extends SandboxTest {

  private static final String GOALS = "/v1/performance/employees/120/goals";
  private static final String V12 = "/v1_2/performance/employees/120/goals/aggregate";
  private static final String GOAL =
      """
      {"title": "Use data", "description": "ref", "dueDate": "2027-01-31", "percentComplete": 0,
       "sharedWithEmployeeIds": [120]}
      """;

  @Test
  void the_directory_lists_who_works_here_and_all_when_asked() throws IOException {
    JsonNode current = call.bamboo("/v1/employees/directory");
    JsonNode everybody = call.bamboo("/v1/employees/directory?onlyCurrent=false");
    assertThat(current.path("employees")).hasSize(59);
    assertThat(everybody.path("employees")).hasSize(61);
    assertThat(current.path("fields").findValuesAsText("id")).contains("workEmail", "department");
    assertThat(current.path("employees").get(0).path("id").isTextual()).isTrue();
  }

  @Test
  void an_employee_has_the_fields_asked_for_and_dates_that_are_never_null() throws IOException {
    JsonNode one =
        call.bamboo(
            "/v1/employees/120?fields=employeeNumber,supervisorEId,hireDate,terminationDate,status,"
                + "employmentHistoryStatus,salary");
    assertThat(one.path("id").asText()).isEqualTo("120");
    assertThat(one.path("employeeNumber").asText()).isEqualTo("E1020");
    assertThat(one.path("supervisorEId").asText()).isEqualTo("104");
    assertThat(one.path("status").asText()).isEqualTo("Active");
    assertThat(one.path("terminationDate").asText()).isEqualTo("0000-00-00");
    assertThat(one.has("salary")).isFalse();
  }

  @Test
  void changed_since_names_who_changed_and_the_next_cursor() throws IOException {
    String before =
        call.bamboo("/v1/employees/changed?since=2020-01-01T00%3A00%3A00Z").path("latest").asText();
    call.tell("/learn", "{'kind': 'on-leave', 'person': 'E1020'}");
    JsonNode changed = call.bamboo("/v1/employees/changed?since=" + Caller.code(before));
    assertThat(changed.path("employees").findValuesAsText("id")).containsExactly("120");
    assertThat(changed.path("employees").path("120").path("action").asText()).isEqualTo("Updated");
    JsonNode leave = call.bamboo("/v1/employees/120?fields=status,employmentHistoryStatus");
    assertThat(leave.path("status").asText()).isEqualTo("Active");
    assertThat(leave.path("employmentHistoryStatus").asText()).isEqualTo("Leave of Absence");
  }

  @Test
  void a_webhook_is_signed_over_body_and_timestamp_and_its_key_is_told_once() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    AtomicInteger came = new AtomicInteger();
    HttpServer hears = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 5);
    hears.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          heard.add(headers.getFirst("X-BambooHR-Signature"));
          heard.add(body + headers.getFirst("X-BambooHR-Timestamp"));
          // Not well the first time: it comes once more.
          exchange.sendResponseHeaders(came.incrementAndGet() == 1 ? 503 : 200, -1);
          exchange.close();
        });
    hears.start();
    try {
      String url = "http://127.0.0.1:" + hears.getAddress().getPort() + "/";
      String wanted =
          """
          {"name": "n", "url": "%s", "format": "json", "events": ["employee.updated"],
           "monitorFields": ["department"]}
          """;
      assertThat(call.bamboo("POST", "/v1/webhooks", wanted.formatted("http://acme.test/")))
          .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400))
          .satisfies(refused -> assertThat(refused.body()).contains("HTTPS"));
      JsonNode made =
          Caller.MAPPER.readTree(call.bamboo("POST", "/v1/webhooks", wanted.formatted(url)).body());
      String key = made.path("privateKey").asText();
      assertThat(key).hasSize(32);
      assertThat(call.bamboo("/v1/webhooks").toString()).contains(url).doesNotContain(key);

      call.tell("/learn", "{'kind': 'on-leave', 'person': 'E1020'}");
      call.tell("/learn", "{'kind': 'move', 'person': 'E1020', 'team': 'Logistics'}");
      for (int i = 0; i < 2; i++) {
        String signature = heard.poll(10, TimeUnit.SECONDS);
        String signed = heard.poll(10, TimeUnit.SECONDS);
        assertThat(signed)
            .contains("\"type\":\"employee.updated\"", "\"employeeId\":\"120\"")
            .contains("\"changedFields\":[\"department\"]");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
        assertThat(signature)
            .isEqualTo(HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8))));
      }
      assertThat(call.bamboo("DELETE", "/v1/webhooks/" + made.path("id").asText(), "").statusCode())
          .isEqualTo(204);
      assertThat(heard).as("nobody monitors who is on leave").isEmpty();
    } finally {
      hears.stop(0);
    }
  }

  @Test
  void the_odd_people_are_there() throws IOException {
    JsonNode all = call.bamboo("/v1/employees/directory?onlyCurrent=false").path("employees");
    assertThat(all.findValuesAsText("workEmail"))
        .filteredOn("warehouse.desk@acme.example.test"::equals)
        .hasSize(2);
    assertThat(all.findValuesAsText("workEmail"))
        .anyMatch(email -> email.endsWith("@ACME.example.test"));
    String former =
        call.bamboo("/v1/employees/161?fields=employeeNumber,terminationDate").toString();
    String owner = call.bamboo("/v1/employees/113?fields=employeeNumber,hireDate").toString();
    assertThat(former).contains("E1013").contains("2024-07-15");
    assertThat(owner).contains("E1013").contains("2026-08-14");
  }

  @Test
  void a_goal_is_created_moved_completed_and_deleted() throws IOException {
    HttpResponse<String> created = call.bamboo("POST", GOALS, GOAL);
    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode goal = Caller.MAPPER.readTree(created.body()).path("goal");
    assertThat(goal.path("id").asText()).isEqualTo("901");
    assertThat(goal.path("status").asText()).isEqualTo("in_progress");

    assertThat(progress("{\"percentComplete\": 100}").statusCode()).isEqualTo(400);
    HttpResponse<String> done =
        progress("{\"percentComplete\": 100, \"completionDate\": \"2026-12-01\"}");
    assertThat(done.body()).contains("\"status\":\"completed\"");
    assertThat(call.bamboo(V12 + "?filter=status-all").path("goals")).hasSize(1);
    assertThat(call.bamboo(V12).path("goals")).as("without a filter only what is open").isEmpty();

    assertThat(call.bamboo("DELETE", GOALS + "/901", "").statusCode()).isEqualTo(204);
    assertThat(call.bamboo("DELETE", GOALS + "/901", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> progress(String body) throws IOException {
    return call.bamboo("PUT", GOALS + "/901/progress", body);
  }

  @Test
  void a_goal_with_milestones_shows_from_version_1_2_on_and_counts_itself() throws IOException {
    call.bamboo(
        "POST",
        GOALS,
        GOAL.replace(
            "\"percentComplete\"",
            "\"milestones\": [{\"title\": \"a\"}, {\"title\": \"b\"}], \"percentComplete\""));
    assertThat(call.bamboo(GOALS).path("goals")).isEmpty();
    assertThat(call.bamboo(GOALS + "/aggregate").path("goals")).isEmpty();
    assertThat(call.bamboo(V12).path("goals")).hasSize(1);
    assertThat(progress("{\"percentComplete\": 50}").statusCode()).isEqualTo(403);
    call.bamboo("PUT", GOALS + "/901/milestones/902/progress", "{\"complete\": true}");
    assertThat(call.bamboo(V12).path("goals").get(0).path("percentComplete").asInt()).isEqualTo(50);
  }

  @Test
  void what_a_goal_needs_is_said_in_body_and_header() throws IOException {
    for (String bad :
        new String[] {
          GOAL.replace("\"title\": \"Use data\",", ""),
          GOAL.replace("2027-01-31", "soon"),
          GOAL.replace("\"percentComplete\": 0", "\"percentComplete\": 101"),
          GOAL.replace("[120]", "[121]"),
          "{not json"
        }) {
      HttpResponse<String> answer = call.bamboo("POST", GOALS, bad);
      assertThat(answer.statusCode()).isEqualTo(400);
      JsonNode body = Caller.MAPPER.readTree(answer.body());
      assertThat(body.path("code").asInt()).isEqualTo(400);
      assertThat(answer.headers().firstValue("X-BambooHR-Error-Message"))
          .contains(body.path("message").asText());
    }
    assertThat(call.look("/state").path("goals")).isEmpty();
  }

  @Test
  void an_update_replaces_the_whole_goal_and_keeps_its_milestones() throws IOException {
    call.bamboo(
        "POST",
        GOALS,
        GOAL.replace(
            "\"percentComplete\"", "\"milestones\": [{\"title\": \"a\"}], \"percentComplete\""));
    String v11 = GOALS.replace("v1", "v1_1") + "/901";
    call.bamboo("PUT", v11, GOAL.replace("Use data", "Use more data"));
    JsonNode goal = call.bamboo(V12).path("goals").get(0);
    assertThat(goal.path("title").asText()).isEqualTo("Use more data");
    assertThat(goal.path("milestones")).hasSize(1);
    assertThat(call.bamboo("PUT", v11, "{\"title\": \"only\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void a_closed_goal_is_not_editable_until_it_is_reopened() throws IOException {
    call.bamboo("POST", GOALS, GOAL);
    HttpResponse<String> closed =
        call.bamboo("POST", GOALS + "/901/close", "{\"comment\": \"later\"}");
    assertThat(closed.statusCode()).isEqualTo(201);
    assertThat(progress("{\"percentComplete\": 10}").statusCode()).isEqualTo(403);
    call.bamboo("POST", GOALS + "/901/reopen", "");
    assertThat(progress("{\"percentComplete\": 10}").statusCode()).isEqualTo(200);
    JsonNode one = call.bamboo(GOALS + "/901/aggregate");
    assertThat(one.path("comments").findValuesAsText("text")).containsExactly("later");
    assertThat(call.bamboo(V12).path("comments").get(0).path("commentCount").asInt()).isEqualTo(1);
  }

  @Test
  void missing_module_missing_right_and_trimmed_fields_look_different() throws IOException {
    call.tell("/settings", "{'bamboohr': {'canCreateGoals': false, 'trim': ['workEmail']}}");
    assertThat(call.bamboo(GOALS + "/canCreateGoals").path("canCreateGoals").asBoolean()).isFalse();
    assertThat(call.bamboo("POST", GOALS, GOAL).statusCode()).isEqualTo(403);
    assertThat(call.bamboo("/v1/employees/120?fields=workEmail,status").has("workEmail")).isFalse();
    assertThat(call.bamboo("/v1/meta/fields").findValuesAsText("alias"))
        .doesNotContain("workEmail");
    call.tell("/settings", "{'bamboohr': {'goals': false, 'directory': false}}");
    assertThat(call.bamboo("GET", GOALS + "/canCreateGoals", "").statusCode()).isEqualTo(404);
    assertThat(call.bamboo("GET", "/v1/employees/directory", "").statusCode()).isEqualTo(403);
  }

  @Test
  void a_wrong_key_is_401_and_forgetting_json_brings_xml() throws IOException {
    assertThat(call.send("GET", "/bamboohr/api/v1/meta/fields", "").statusCode()).isEqualTo(401);
    String xml =
        call.send(
                "GET",
                "/bamboohr/api/v1/employees/120?fields=status",
                "",
                "Authorization",
                "Basic c2FuZGJveC1iYW1ib28ta2V5Ong=")
            .body();
    assertThat(xml)
        .contains("<employee id=\"120\">")
        .contains("<field id=\"status\">Active</field>");
  }

  @Test
  void too_many_calls_in_a_second_are_throttled() throws IOException {
    call.tell("/settings", "{'bamboohr': {'perSecond': 2}}");
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      HttpResponse<String> answer = call.bamboo("GET", GOALS, "");
      refused += answer.statusCode() == 429 ? 1 : 0;
      assertThat(answer.headers().firstValue("Retry-After").isPresent())
          .isEqualTo(answer.statusCode() == 429);
    }
    assertThat(refused).isPositive();
  }
}
