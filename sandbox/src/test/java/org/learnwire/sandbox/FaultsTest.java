package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class FaultsTest extends SandboxTest {

  private static final String GOALS = "/v1/performance/employees/120/goals";
  private static final String GOAL =
      "{\"title\":\"t\",\"dueDate\":\"2027-01-31\",\"percentComplete\":0,"
          + "\"sharedWithEmployeeIds\":[120]}";

  @Test
  void a_fault_hits_the_calls_it_matches_as_often_as_it_was_told() throws IOException {
    call.tell(
        "/faults",
        "{'system': 'moodle', 'match': 'get_users_courses .*userid=20', 'kind': 'html503', 'times': 2}");
    assertThat(courses(19).statusCode()).isEqualTo(200);
    HttpResponse<String> down = courses(20);
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("under maintenance");
    assertThat(down.headers().firstValue("Retry-After")).contains("300");
    assertThat(courses(20).statusCode()).isEqualTo(503);
    assertThat(courses(20).statusCode()).isEqualTo(200);
    assertThat(call.look("/faults").get(0).path("played").asInt()).isEqualTo(2);
  }

  @Test
  void a_fault_can_wait_for_the_third_call() throws IOException {
    call.tell("/faults", "{'match': 'users_courses', 'kind': 'status', 'status': 502, 'after': 2}");
    assertThat(courses(20).statusCode()).isEqualTo(200);
    assertThat(courses(20).statusCode()).isEqualTo(200);
    assertThat(courses(20).statusCode()).isEqualTo(502);
  }

  @Test
  void a_bad_token_and_an_error_code_come_in_moodle_s_words() throws IOException {
    call.tell("/faults", "{'kind': 'badtoken'}");
    assertThat(courses(20).body()).contains("invalidtoken");
    call.tell("/faults", "{'kind': 'error', 'error': 'nopermissiontoviewgrades'}");
    assertThat(courses(20).body()).contains("Cannot view grades.");
  }

  @Test
  void a_truncated_answer_is_well_formed_http_and_broken_json() throws IOException {
    call.tell("/faults", "{'kind': 'truncate'}");
    HttpResponse<String> half = courses(20);
    assertThat(half.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Caller.MAPPER.readTree(half.body()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void a_cut_answer_breaks_the_connection() throws IOException {
    call.tell("/faults", "{'kind': 'cut'}");
    assertThatThrownBy(() -> courses(20)).isInstanceOf(IOException.class);
  }

  @Test
  void a_dropped_call_was_not_done_and_one_dropped_after_was() throws IOException {
    call.tell("/faults", "{'system': 'bamboohr', 'match': 'POST', 'kind': 'drop', 'times': -1}");
    assertThatThrownBy(() -> call.bamboo("POST", GOALS, GOAL)).isInstanceOf(IOException.class);
    assertThat(call.look("/state").path("goals")).isEmpty();

    call.send("DELETE", "/sandbox/faults", "");
    call.tell("/faults", "{'match': 'POST', 'kind': 'drop-after'}");
    assertThatThrownBy(() -> call.bamboo("POST", GOALS, GOAL)).isInstanceOf(IOException.class);
    assertThat(call.look("/state").path("goals").path("120")).hasSize(1);
  }

  @Test
  void a_timeout_after_the_work_leaves_the_work_done() throws IOException {
    call.tell("/faults", "{'match': 'POST', 'kind': 'timeout-after', 'millis': 200}");
    assertThatThrownBy(() -> call.bamboo("POST", GOALS, GOAL)).isInstanceOf(IOException.class);
    assertThat(call.look("/state").path("goals").path("120")).hasSize(1);
  }

  @Test
  void an_error_after_the_work_and_a_late_one_leave_the_work_done() throws Exception {
    call.tell("/faults", "{'match': 'POST', 'kind': 'status-after', 'status': 500}");
    assertThat(call.bamboo("POST", GOALS, GOAL).statusCode()).isEqualTo(500);
    assertThat(call.look("/state").path("goals").path("120")).hasSize(1);

    call.tell("/faults", "{'match': 'POST', 'kind': 'late', 'millis': 300}");
    assertThatThrownBy(() -> call.bamboo("POST", GOALS, GOAL)).isInstanceOf(IOException.class);
    assertThat(call.look("/state").path("goals").path("120")).hasSize(1);
    assertThat(call.look("/state").path("late").asInt()).isEqualTo(1);
    long patience = System.nanoTime() + 10_000_000_000L;
    while (call.look("/state").path("late").asInt() > 0 && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(call.look("/state").path("goals").path("120")).hasSize(2);
  }

  @Test
  void a_list_can_show_each_record_twice() throws IOException {
    call.bamboo("POST", GOALS, GOAL);
    call.tell("/faults", "{'match': 'GET', 'kind': 'twice'}");
    assertThat(Caller.MAPPER.readTree(call.bamboo("GET", GOALS, "").body()).path("goals"))
        .hasSize(2);
    assertThat(call.look("/state").path("goals").path("120")).hasSize(1);
  }

  @Test
  void throttling_is_said_in_each_dialect() throws IOException {
    call.tell("/faults", "{'kind': 'throttle', 'retryAfter': 3, 'times': 3}");
    assertThat(courses(20).statusCode()).isEqualTo(429);
    HttpResponse<String> hr = call.bamboo("GET", GOALS, "");
    assertThat(hr.statusCode()).isEqualTo(429);
    assertThat(hr.headers().firstValue("Retry-After")).contains("3");
    HttpResponse<String> chat = call.send("POST", "/slack/services/T0/B0/XXX", "{\"text\":\"x\"}");
    assertThat(chat.statusCode()).isEqualTo(429);
    assertThat(chat.body()).contains("ratelimited");
  }

  @Test
  void a_misspelt_fault_is_refused_with_the_words_there_are() {
    assertThatThrownBy(() -> call.tell("/faults", "{'kind': 'explode'}"))
        .hasMessageContaining("unknown kind 'explode'")
        .hasMessageContaining("timeout-after");
    assertThatThrownBy(() -> call.tell("/faults", "{'knid': 'drop'}"))
        .hasMessageContaining("unknown key knid");
  }

  private HttpResponse<String> courses(int user) throws IOException {
    return call.form(Caller.encoded("core_enrol_get_users_courses", "userid", user));
  }
}
