package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer is never held as a whole: 40 MB pass through a heap of 64 MB. */
class LongAnswerTest {
  private static final int PEOPLE = 4000;
  private static final int ITEMS = 20;
  private final AtomicLong sent = new AtomicLong();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/grades", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void forty_megabytes_are_read_in_a_heap_of_sixty_four() throws Exception {
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                "http://localhost:" + server.getAddress().getPort())
            .redirectErrorStream(true)
            .start();
    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("true " + PEOPLE * ITEMS + " StreamReport");
    assertThat(sent.get()).isGreaterThan(40_000_000);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    String feedback = "x".repeat(480);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 65536)) {
      write(out, "{\"usergrades\":[");
      for (int user = 0; user < PEOPLE; user++) {
        write(out, (user == 0 ? "" : ",") + "{\"userid\":" + user + ",\"gradeitems\":[");
        for (int item = 0; item < ITEMS; item++) {
          write(
              out,
              "%s{\"id\":%d,\"feedback\":\"%s\"}".formatted(item == 0 ? "" : ",", item, feedback));
        }
        write(out, "]}");
      }
      write(out, "],\"warnings\":[]}");
    }
  }

  private void write(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sent.addAndGet(bytes.length);
    out.write(bytes);
  }
}
