package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.state.Wish;

class DurabilityTest {

  private static final String GOALS = "/v1/performance/employees/120/goals";
  private static final String GOAL =
      "{\"title\":\"t\",\"dueDate\":\"2027-01-31\",\"percentComplete\":0,"
          + "\"sharedWithEmployeeIds\":[120]}";
  private static final Wish SMALL = new Wish(1L, 60, 8, LocalDate.of(2026, 11, 22), null);

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_survives_kill_9() throws IOException, InterruptedException {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    Process process = process();
    Caller call = new Caller(url(process));
    Thread writer = new Thread(() -> write(call, acknowledged));
    writer.start();
    await().until(() -> acknowledged.size() >= 25);
    process.destroyForcibly().waitFor();
    writer.join();

    Process again = process();
    try {
      Caller after = new Caller(url(again));
      Set<String> kept = new HashSet<>();
      after.look("/state").path("goals").path("120").forEach(g -> kept.add(g.path("id").asText()));
      assertThat(kept).containsAll(acknowledged);
      assertThat(kept.size() - acknowledged.size()).as("in flight at the kill").isBetween(0, 1);
    } finally {
      again.destroyForcibly().waitFor();
    }
  }

  private static void write(Caller call, Set<String> acknowledged) {
    try {
      while (true) {
        String body = call.bamboo("POST", GOALS, GOAL).body();
        acknowledged.add(Caller.MAPPER.readTree(body).path("goal").path("id").asText());
      }
    } catch (IOException e) {
      // The kill.
    }
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            "org.learnwire.sandbox.Sandbox",
            "--port=0",
            "--people=60",
            "--latency=0",
            "--data=" + folder)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String url(Process process) throws IOException {
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
    Matcher url = Pattern.compile("http://127.0.0.1:\\d+").matcher(out.readLine());
    assertThat(url.find()).isTrue();
    return url.group();
  }

  @Test
  void all_that_can_change_is_the_same_after_a_restart() throws IOException {
    String before;
    try (SandboxServer server = SandboxServer.start(0, folder, SMALL, 0)) {
      Caller call = new Caller(server.url());
      call.bamboo("POST", GOALS, GOAL);
      call.bamboo("POST", GOALS + "/901/comments", "{\"text\":\"c\"}");
      call.send("POST", "/slack/services/T0/B0/XXX", "{\"text\":\"x\"}");
      call.tell("/settings", "{'moodle': {'hide': ['forum']}}");
      call.tell("/learn", "{'kind': 'hire', 'first': 'Nia', 'last': 'New'}");
      call.tell("/learn", "{'kind': 'leaver', 'person': 'E1030'}");
      call.tell("/learn", "{'kind': 'rename', 'course': 2, 'name': 'Renamed'}");
      call.tell("/advance?percent=20&seed=5", "");
      before = all(call);
    }
    try (SandboxServer server = SandboxServer.start(0, folder, Wish.any(), 0)) {
      assertThat(all(new Caller(server.url()))).isEqualTo(before);
    }
  }

  private static String all(Caller call) throws IOException {
    return call.look("/state").path("goals")
        + call.look("/state").path("messages").toString()
        + call.look("/settings")
        + call.look("/company")
        + call.look("/truth")
        + call.moodle("gradereport_user_get_grade_items", "courseid", 2)
        + call.bamboo("/v1/employees/directory?onlyCurrent=false");
  }

  @Test
  void a_line_cut_short_by_a_kill_is_dropped_and_the_rest_is_kept() throws IOException {
    try (SandboxServer server = SandboxServer.start(0, folder, SMALL, 0)) {
      new Caller(server.url()).bamboo("POST", GOALS, GOAL);
    }
    Files.writeString(
        folder.resolve("journal.jsonl"), "[{\"op\":\"goal\",\"empl", StandardOpenOption.APPEND);
    try (SandboxServer server = SandboxServer.start(0, folder, SMALL, 0)) {
      Caller call = new Caller(server.url());
      call.bamboo("POST", GOALS, GOAL);
      assertThat(call.look("/state").path("goals").path("120")).hasSize(2);
    }
    try (SandboxServer server = SandboxServer.start(0, folder, SMALL, 0)) {
      assertThat(new Caller(server.url()).look("/state").path("goals").path("120")).hasSize(2);
    }
  }

  @Test
  void a_folder_serves_one_sandbox_and_one_company() throws IOException {
    try (SandboxServer server = SandboxServer.start(0, folder, SMALL, 0)) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
      assertThatThrownBy(() -> SandboxServer.start(0, folder, SMALL, 0))
          .hasMessageContaining("another sandbox is using");
    }
    Wish other = new Wish(2L, null, null, null, null);
    assertThatThrownBy(() -> SandboxServer.start(0, folder, other, 0))
        .hasMessageContaining("already holds another company");
    Files.writeString(
        folder.resolve("company.json"),
        Files.readString(folder.resolve("company.json"))
            .replaceAll("(fingerprint\" : \")..", "$1zz"));
    assertThatThrownBy(() -> SandboxServer.start(0, folder, SMALL, 0))
        .hasMessageContaining("filled by another version");
  }
}
