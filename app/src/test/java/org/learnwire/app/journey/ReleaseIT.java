package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release consists of: one jar that names all it holds, and units that start it. */
class ReleaseIT {
  private static final Path JAR = Path.of("target/learnwire.jar").toAbsolutePath();
  private static final Path PACKAGING = Path.of("../packaging");
  private static final String SBOM = "META-INF/sbom/application.cdx.json";

  @TempDir Path folder;

  @Test
  void the_sbom_names_exactly_the_libraries_in_the_jar() throws Exception {
    TreeSet<String> libraries = new TreeSet<>();
    TreeSet<String> named = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Collections.list(jar.entries()).stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
          .map(name -> name.substring("BOOT-INF/lib/".length()))
          .forEach(libraries::add);
      assertThat(jar.getEntry(SBOM))
          .as("the SBOM; Maven makes none while it is offline")
          .isNotNull();
      try (InputStream in = jar.getInputStream(jar.getEntry(SBOM))) {
        for (JsonNode each : DemoCompany.JSON.readTree(in).path("components")) {
          named.add(each.path("name").asText() + "-" + each.path("version").asText() + ".jar");
          assertThat(each.path("licenses")).as(each.path("name").asText()).isNotEmpty();
          assertThat(each.path("hashes")).as(each.path("name").asText()).isNotEmpty();
        }
      }
    }
    // Boot leaves the starters out, which are empty, and adds what unpacks the jar.
    named.removeIf(name -> name.startsWith("spring-boot-starter-"));
    libraries.removeIf(name -> name.startsWith("spring-boot-jarmode-tools-"));
    assertThat(libraries).hasSizeGreaterThan(100).isEqualTo(named);
  }

  /** The unit's own command, with the places of this machine; stopped as systemd does. */
  @Test
  void the_command_of_the_unit_starts_the_jar_and_ends_as_the_unit_expects() throws Exception {
    List<String> unit = Files.readAllLines(PACKAGING.resolve("learnwire.service"));
    List<String> command = new ArrayList<>(List.of(value(unit, "ExecStart=").split(" ")));
    Path settings =
        Files.writeString(folder.resolve("learnwire.yaml"), "learnwire: {company: {name: A}}\n");
    command.replaceAll(
        word ->
            switch (word) {
              case "/usr/bin/java" ->
                  Path.of(System.getProperty("java.home"), "bin/java").toString();
              case "/opt/learnwire/learnwire.jar" -> JAR.toString();
              case "/etc/learnwire/learnwire.yaml" -> settings.toString();
              case "/var/lib/learnwire" -> folder.resolve("data").toString();
              default -> word;
            });
    command.addAll(List.of("--port", "0"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    try {
      Path file = folder.resolve("data/server.json");
      await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(file) || !process.isAlive());
      assertThat(file).as(Files.readString(folder.resolve("out"))).exists();
      String address = DemoCompany.JSON.readTree(file.toFile()).path("address").asText();
      HttpRequest health = HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
      assertThat(HttpClient.newHttpClient().send(health, BodyHandlers.ofString()).body())
          .contains("\"UP\"");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor()).isEqualTo(Integer.parseInt(value(unit, "SuccessExitStatus=")));
  }

  /** What was measured of the launcher's pulls holds for a server that systemd starts. */
  @Test
  void the_unit_gives_the_options_that_the_launcher_gives_to_what_works_long() throws Exception {
    List<String> launcher = Files.readAllLines(PACKAGING.resolveSibling("learnwire"));
    List<String> options =
        new ArrayList<>(List.of(value(launcher, "long_jvm=").replace("\"", "").split(" ")));
    options.removeIf(option -> option.startsWith("-Xlog"));
    String unit = value(Files.readAllLines(PACKAGING.resolve("learnwire.service")), "ExecStart=");
    assertThat(unit).startsWith("/usr/bin/java " + String.join(" ", options) + " -jar ");
  }

  /** The container runs what the unit runs. */
  @Test
  void the_container_has_the_command_of_the_unit() throws Exception {
    List<String> unit = Files.readAllLines(PACKAGING.resolve("learnwire.service"));
    List<String> file = Files.readAllLines(PACKAGING.resolve("Dockerfile"));
    List<String> container = new ArrayList<>();
    for (String line : List.of(value(file, "ENTRYPOINT "), value(file, "CMD "))) {
      DemoCompany.JSON.readTree(line).forEach(word -> container.add(word.asText()));
    }
    assertThat(String.join(" ", container))
        .isEqualTo(value(unit, "ExecStart=").replace("/usr/bin/java", "java"));
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElseThrow();
  }
}
