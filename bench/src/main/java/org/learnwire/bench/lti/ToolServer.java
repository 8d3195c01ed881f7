package org.learnwire.bench.lti;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.learnwire.bench.http.Wire;

/** The whole server as a process of its own, started as a user starts it. */
final class ToolServer implements AutoCloseable {
  private static final long LONGEST_START_SECONDS = 300;

  private final URI address;
  private final Process process;

  /** Returns when it answers. */
  ToolServer(String launcher, Path settings, int port) throws IOException, InterruptedException {
    address = URI.create("http://127.0.0.1:" + port);
    File log = settings.resolveSibling("server.log").toFile();
    process =
        new ProcessBuilder(launcher, "run", "-c", settings.toString(), "--port", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    long began = System.nanoTime();
    while (!answers()) {
      if (!process.isAlive() || (System.nanoTime() - began) / 1e9 > LONGEST_START_SECONDS) {
        close();
        throw new IOException("the server did not start; see " + log);
      }
      process.waitFor(100, TimeUnit.MILLISECONDS); // until it ends, or is asked again
    }
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  private boolean answers() throws IOException {
    try (Wire wire = new Wire(address)) {
      return wire.send(
              "GET /lti/jwks HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n", new byte[0])
          .isWell();
    } catch (ConnectException | InterruptedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
