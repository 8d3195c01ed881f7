package org.learnwire.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A house in a folder of its own, with the real launcher and stand-ins for what it starts. */
final class Launcher {

  record Outcome(int status, String out, String err) {}

  private final Path house;
  private final Map<String, String> environment = new HashMap<>();

  Launcher(Path folder) throws IOException {
    house = folder.resolve("a house");
    Files.createDirectories(house.resolve("app/src/main/java"));
    Files.writeString(house.resolve("pom.xml"), "<project/>");
    Files.writeString(source(), "class A {}");
    executable(repository().resolve("learnwire"), house.resolve("learnwire"));
    Path jdk = folder.resolve("jdk");
    executable(standIn("java"), jdk.resolve("bin/java"));
    executable(standIn("java"), jdk.resolve("bin/javac"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    executable(standIn("mvn"), folder.resolve("bin/mvn"));
    environment.put("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("CALLS", folder.resolve("calls").toString());
  }

  Launcher with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path source() {
    return house.resolve("app/src/main/java/A.java");
  }

  Path home() {
    return house;
  }

  /** What the stand-ins noted, one call a line. */
  List<String> calls() throws IOException {
    Path calls = Path.of(environment.get("CALLS"));
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  long calls(String containing) throws IOException {
    return calls().stream().filter(line -> line.contains(containing)).count();
  }

  Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", house.resolve("learnwire").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(house.getParent().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(house.resolveSibling("out").toFile())
        .redirectError(house.resolveSibling("err").toFile())
        .start();
  }

  Outcome run(String... words) throws IOException, InterruptedException {
    Process process = start(words);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the launcher did not end; it said: " + said("err"));
    }
    return new Outcome(process.exitValue(), said("out"), said("err"));
  }

  String said(String stream) {
    try {
      return Files.readString(house.resolveSibling(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("learnwire"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Path standIn(String name) {
    return repository().resolve("app/src/test/resources/launcher").resolve(name);
  }

  private static void executable(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
    if (!to.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + to + " executable");
    }
  }
}
