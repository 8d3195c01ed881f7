package org.learnwire.app.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;

/** {@code run --lrs-only}: what it loads, what it answers, how it ends, how it refuses to start. */
class LrsOnlyIT {
  private static final Duration SOON = Duration.ofMillis(10);

  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/2"}}
      """;
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/xapi/");

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  private Program run(String... more) throws Exception {
    return run(folder.resolve("d"), more);
  }

  private Program run(Path data, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "--lrs-only", "--data", data.toString()));
    words.addAll(List.of(more));
    if (!words.contains("--port")) {
      words.addAll(List.of("--port", "0"));
    }
    Path classes = folder.resolve("classes.log");
    return Program.start(
        folder,
        List.of("-Xlog:class+load:file=" + classes),
        Map.of(),
        words.toArray(String[]::new));
  }

  private static int port(Program program) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ADDRESS.matcher(program.err()).find() || !program.alive());
    var said = ADDRESS.matcher(program.err());
    assertThat(said.find()).as(program.err()).isTrue();
    return Integer.parseInt(said.group(1));
  }

  private static String basic(NewCredential credential) {
    return Base64.getEncoder()
        .encodeToString(
            (credential.key() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8));
  }

  private NewCredential credential() {
    return Credentials.load(folder.resolve("d/lrs-credentials.yaml"), Clock.systemUTC()).add("it");
  }

  private HttpResponse<String> call(int port, HttpRequest.Builder request, String path)
      throws Exception {
    return http.send(
        request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void it_is_the_lrs_and_loads_nothing_of_the_journey() throws Exception {
    NewCredential client = credential();
    try (Program program = run()) {
      int port = port(program);
      HttpRequest.Builder post =
          HttpRequest.newBuilder()
              .header("Authorization", "Basic " + basic(client))
              .header("X-Experience-API-Version", "1.0.3")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(STATEMENT));
      assertThat(call(port, post, "/xapi/statements").statusCode()).isEqualTo(200);
      for (String path : List.of("/xapi/statements", "/lrs/explain", "/lrs/credentials")) {
        post.setHeader("Content-Type", "multipart/form-data; boundary=b");
        assertThat(call(port, post, path).statusCode()).as(path).isLessThan(500);
      }
      HttpRequest.Builder get =
          HttpRequest.newBuilder()
              .header("Authorization", "Basic " + basic(client))
              .header("X-Experience-API-Version", "1.0.3");
      assertThat(call(port, get, "/xapi/statements").body()).contains("ana@example.test");
      for (String health : List.of("", "/liveness", "/readiness")) {
        assertThat(call(port, HttpRequest.newBuilder(), "/actuator/health" + health).body())
            .isEqualTo("{\"status\":\"UP\"}");
      }
      assertThat(call(port, HttpRequest.newBuilder(), "/plan").statusCode()).isEqualTo(404);
      assertThat(call(port, HttpRequest.newBuilder(), "/hooks/hr/employees").statusCode())
          .isEqualTo(404);
      assertThat(call(port, HttpRequest.newBuilder(), "/plan").body()).contains("/xapi/");
      program.stop();
      program.end();
      assertThat(program.err().strip().lines()).hasSize(1);
      assertThat(program.out()).isEmpty();
    }
    String loaded = Files.readString(folder.resolve("classes.log"));
    assertThat(loaded).contains("org.learnwire.lrs.StatementStore");
    assertThat(loaded.lines())
        .as("classes that the LRS alone has no use for")
        .noneMatch(line -> line.contains(" org.apache.camel."))
        .noneMatch(line -> line.contains(" org.thymeleaf."))
        .noneMatch(line -> line.contains(" com.schibsted."))
        .noneMatch(line -> line.contains(" org.learnwire.kit."))
        .noneMatch(line -> line.contains(" org.springframework.boot.autoconfigure."));
  }

  @Test
  void a_request_under_way_is_answered_and_the_process_is_gone_within_two_seconds()
      throws Exception {
    NewCredential client = credential();
    try (Program program = run()) {
      int port = port(program);
      // What a first request loads is not what is measured here.
      try (Socket whole = begun(port, client)) {
        assertThat(finished(whole)).contains("HTTP/1.1 200");
      }
      try (Socket slow = begun(port, client)) {
        long asked = System.nanoTime();
        program.stop();
        // What is left of the request comes at once: the server waits for it a little over a
        // second.
        await().pollDelay(Duration.ZERO).pollInterval(SOON).until(() -> isRefused(port));
        assertThat(finished(slow)).contains("HTTP/1.1 200");
        program.end();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void a_request_that_never_ends_does_not_hold_the_process_up() throws Exception {
    NewCredential client = credential();
    try (Program program = run();
        Socket stuck = begun(port(program), client)) {
      long asked = System.nanoTime();
      program.stop();
      program.end();
      assertThat(stuck.isConnected()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }
  }

  /** A request whose headers the server has taken and whose body it now waits for. */
  private static Socket begun(int port, NewCredential client) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String head =
        "POST /xapi/statements HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: Basic "
            + basic(client)
            + "\r\nX-Experience-API-Version: 1.0.3\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\nContent-Length: "
            + STATEMENT.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    byte[] interim = socket.getInputStream().readNBytes(12);
    assertThat(new String(interim, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 100");
    return socket;
  }

  private static String finished(Socket begun) throws IOException {
    begun.getOutputStream().write(STATEMENT.getBytes(StandardCharsets.UTF_8));
    begun.getOutputStream().flush();
    return new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean isRefused(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }

  @Test
  void what_stops_it_is_one_line() throws Exception {
    try (Program first = run();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port(first);
      assertThat(refused(run())).contains("in use by process").contains("--data");
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refused(run(folder.resolve("other"), "--port", port)))
          .contains("port " + port + " is taken");
    }
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "- key: a\n  scope: b\n");
    assertThat(refused(run("--credentials-file", broken.toString())))
        .contains("broken.yaml, line 2")
        .contains("unknown key 'scope'");
    Files.createDirectories(folder.resolve("file"));
    Path file = Files.writeString(folder.resolve("file/data"), "x");
    assertThat(refused(run(file))).contains(file.toString());
    assertThat(refused(run("-c", "learnwire.yaml"))).contains("takes no settings file");
    assertThat(refused(run("--host", "0.0.0.0"))).contains("127.0.0.1");
    assertThat(refused(Program.start(folder, "run", "--credentials-file", "x")))
        .contains("--credentials-file goes with --lrs-only");
  }

  private static String refused(Program program) throws Exception {
    try (program) {
      assertThat(program.end()).as(program.err()).isEqualTo(1);
      assertThat(program.out()).isEmpty();
      assertThat(program.err().strip().lines()).hasSize(1);
      assertThat(program.err()).startsWith("learnwire: ");
      return program.err();
    }
  }
}
