package org.learnwire.connector.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.state.Wish;

/**
 * An application that is Camel's own {@code Main} in a process of its own, with Camel's jars and
 * ours as they are packed on its class path, two files of YAML and one of properties: no Java, and
 * nothing of this build that is not in a jar. What it remembers is in Camel's own repositories.
 */
class PlainCamelJarsIT {
  private static final String PULL =
      """
      - route:
          id: pull
          from:
            uri: kamelet:moodle-course-completions-source
            parameters: {baseUrl: "{{moodle}}", token: "{{moodle-token}}", delay: 600000}
            steps:
              - idempotentConsumer:
                  idempotentRepository: moved
                  simple: "${hash(${body},SHA-256)}"
                  steps:
                    - to: "xapi:{{lrs}}?username=key&password=RAW({{lrs-secret}})"
      """;
  private static final String PASS_ON =
      """
      - route:
          id: pass-on
          from:
            uri: "xapi:{{lrs}}?delay=200&initialDelay=0&stateKey=pass-on&username=key&password=RAW({{lrs-secret}})"
            steps:
              - split:
                  simple: "${body}"
                  steps:
                    - setBody: {simple: "${body.id.get.toString}"}
                    - to: "file:{{folder}}?fileName=passed-on&fileExist=Append&appendChars=\\\\n"
      """;
  private static final String SETTINGS =
      """
      camel.main.name = plain
      camel.main.routes-include-pattern = file:%1$s/routes/*.yaml
      camel.main.bean-introspection-logging-level = INFO
      camel.beans.positions = #class:org.apache.camel.support.processor.state.FileStateRepository
      camel.beans.positionsFile = #class:java.io.File('%1$s/positions')
      camel.beans.positions.file-store = #bean:positionsFile
      camel.beans.moved = #class:org.apache.camel.support.processor.idempotent.FileIdempotentRepository
      camel.beans.movedFile = #class:java.io.File('%1$s/moved')
      camel.beans.moved.file-store = #bean:movedFile
      camel.component.learnwire.state-repository = #positions
      camel.component.xapi.state-repository = #positions
      folder = %1$s
      moodle = %2$s/moodle
      moodle-token = sandbox-moodle-token
      lrs = %3$s
      lrs-secret = s+cret
      """;
  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%level %logger: %msg%n%ex</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;

  @TempDir Path folder;

  @Test
  void camels_main_moves_records_with_our_jars_alone_and_none_twice_after_a_restart()
      throws Exception {
    Wish wish = new Wish(1L, 40, 4, LocalDate.now(), null);
    try (SandboxServer sandbox = SandboxServer.start(0, folder.resolve("sandbox"), wish, 0);
        FakeLrs lrs = new FakeLrs()) {
      application(sandbox.url(), lrs.endpoint());

      // The pass goes on for a while: nothing new for a second and a half is its end.
      String first =
          run(
              Duration.ofMillis(1500),
              () ->
                  !lrs.statements.isEmpty() && lines("passed-on").size() == lrs.statements.size());
      int moved = lrs.statements.size();
      assertThat(lines("passed-on")).doesNotHaveDuplicates();
      assertThat(folder.resolve("positions")).content().contains("xapi/pass-on");
      assertThat(lines("moved")).hasSize(moved);
      int posts = lrs.posted.size();

      String later = lrs.store(Instant.now());
      String asked = calls(sandbox);
      AtomicReference<String> last = new AtomicReference<>(asked);
      String second =
          run(
              Duration.ofMillis(1500),
              () -> {
                String now = calls(sandbox);
                boolean rests = last.getAndSet(now).equals(now) && !now.equals(asked);
                return rests && lines("passed-on").contains(later);
              });
      assertThat(lrs.posted).as("nothing is sent twice\n" + second).hasSize(posts);
      assertThat(lines("passed-on")).as(second).hasSize(moved + 1).doesNotHaveDuplicates();
      assertThat(first + second)
          .as("options are set by what was generated, not by reflection")
          .doesNotContainPattern("BeanIntrospection.*org\\.learnwire");
    }
  }

  @Test
  void our_jars_hold_what_camels_build_makes_and_one_that_does_not_is_found_out() throws Exception {
    List<Path> ours = ours();
    assertThat(ours)
        .extracting(jar -> jar.getFileName().toString().replaceAll("-\\d.*", ""))
        .containsExactlyInAnyOrder(
            "learnwire-kit",
            "learnwire-catalog",
            "learnwire-connector-xapi",
            "learnwire-xapi-model");
    for (Path jar : ours) {
      assertThat(PackedMetadata.missing(jar)).as(jar.toString()).isEmpty();
    }

    Path kit =
        ours.stream().filter(jar -> jar.toString().contains("learnwire-kit-")).findFirst().get();
    assertThat(
            PackedMetadata.missing(without(kit, "META-INF/services/org/apache/camel/configurer")))
        .containsExactly("configurer/learnwire-component", "configurer/learnwire-endpoint");
    assertThat(
            PackedMetadata.missing(without(kit, "org/learnwire/kit/LearnwireEndpointConfigurer")))
        .containsExactly(
            "configurer/learnwire-endpoint names a class that is not in the jar:"
                + " org.learnwire.kit.LearnwireEndpointConfigurer");
    assertThat(PackedMetadata.missing(without(kit, "META-INF/org/learnwire/kit/learnwire.json")))
        .containsExactly("META-INF/org/learnwire/kit/learnwire.json");
  }

  private void application(String sandbox, String lrs) throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes"));
    Files.writeString(routes.resolve("pull.yaml"), PULL);
    Files.writeString(routes.resolve("pass-on.yaml"), PASS_ON);
    Path settings = Files.createDirectories(folder.resolve("settings"));
    Files.writeString(
        settings.resolve("application.properties"), SETTINGS.formatted(folder, sandbox, lrs));
    Files.writeString(settings.resolve("logback.xml"), LOGGING);
  }

  /** Until this holds for so long; what it logged. */
  private String run(Duration during, Callable<Boolean> done) throws Exception {
    List<String> path = new ArrayList<>(List.of(folder.resolve("settings").toString()));
    path.addAll(jars());
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, path),
                "org.apache.camel.main.Main")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .during(during)
          .failFast(() -> assertThat(process.isAlive()).as(begin(log)).isTrue())
          .until(done);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it stops when it is asked").isTrue();
    assertThat(begin(log)).contains("Apache Camel (Main)").doesNotContain("ERROR");
    return begin(log);
  }

  /** A route that fails again and again says so again and again. */
  private static String begin(Path log) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      return new String(in.readNBytes(100_000), StandardCharsets.UTF_8);
    }
  }

  /** How often the sandbox was asked for what. */
  private static String calls(SandboxServer sandbox) throws Exception {
    HttpRequest state =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/state")).build();
    return HttpClient.newHttpClient()
        .send(state, HttpResponse.BodyHandlers.ofString())
        .body()
        .replaceAll("(?s).*(\"calls\"[^}]*}).*", "$1");
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** What such an application has: no folder of classes, nothing that is for tests. */
  private static List<String> jars() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> !each.endsWith("test-classes"))
            .filter(
                each ->
                    !each.matches(
                        ".*/(learnwire-(sandbox|workshop)|wiremock|junit|assertj|awaitility|"
                            + "opentest4j|apiguardian|hamcrest|byte-buddy|picocli|camel-mock|"
                            + "camel-seda|surefire)[^/]*\\.jar"))
            .toList();
    assertThat(jars).allMatch(each -> each.endsWith(".jar"), "is a jar");
    return jars;
  }

  private static List<Path> ours() {
    return jars().stream()
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().startsWith("learnwire-"))
        .toList();
  }

  /** A copy in which what begins so is missing. */
  private Path without(Path jar, String what) throws IOException {
    Path copy = Files.createTempFile(folder, jar.getFileName().toString(), ".jar");
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry each : from.stream().filter(e -> !e.getName().startsWith(what)).toList()) {
        to.putNextEntry(new JarEntry(each.getName()));
        to.write(from.getInputStream(each).readAllBytes());
      }
    }
    return copy;
  }
}
