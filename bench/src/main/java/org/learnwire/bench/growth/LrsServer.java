package org.learnwire.bench.growth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.http.HttpConnection;
import org.learnwire.bench.http.LrsAddress;

/** Our LRS as a process of its own, started as a user starts it. */
final class LrsServer {
  private static final long LONGEST_START_SECONDS = 120;

  private final String launcher;
  private final Path data;
  private final int port;
  private final @Nullable String jdbc;
  private final LrsAddress address;
  private @Nullable Process process;

  /**
   * @param launcher the program {@code ./learnwire}
   * @param place its folder, where it keeps its credentials too, and its database
   */
  LrsServer(String launcher, Place place, int port) throws IOException, InterruptedException {
    this.launcher = launcher;
    this.data = place.folder();
    this.port = port;
    this.jdbc = place.jdbc();
    JsonNode credential = credential();
    this.address =
        LrsAddress.of(
            "http://127.0.0.1:" + port + "/xapi",
            credential.path("key").asText(),
            credential.path("secret").asText(),
            "1.0.3");
  }

  LrsAddress address() {
    return address;
  }

  List<Long> pids() {
    return process == null ? List.of() : List.of(process.pid());
  }

  /** Starts it; returns after how many seconds it answered. */
  double start() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(launcher, "run", "--lrs-only", "--port", "" + port, "--data", "" + data));
    if (jdbc != null) {
      command.addAll(List.of("--jdbc", jdbc));
    }
    File log = data.resolve("server.log").toFile();
    long began = System.nanoTime();
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    while (!answers()) {
      double seconds = (System.nanoTime() - began) / 1e9;
      if (!process.isAlive() || seconds > LONGEST_START_SECONDS) {
        throw new IOException("the LRS did not start; see " + log);
      }
      process.waitFor(10, TimeUnit.MILLISECONDS); // until it ends, or is asked again
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** Asks it to end, and waits. */
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  private boolean answers() throws IOException {
    try (HttpConnection connection = new HttpConnection(address)) {
      return connection.get(address.endpoint().getPath() + "/about").isWell();
    } catch (ConnectException | InterruptedIOException e) {
      return false;
    }
  }

  private JsonNode credential() throws IOException, InterruptedException {
    Process adding =
        new ProcessBuilder(
                launcher,
                "lrs",
                "credentials",
                "add",
                "--data",
                "" + data,
                "--name",
                "bench",
                "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] json = adding.getInputStream().readAllBytes();
    if (!adding.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS) || adding.exitValue() != 0) {
      throw new IOException("no credential could be added in " + data);
    }
    return new ObjectMapper().readTree(json);
  }
}
