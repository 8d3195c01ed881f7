package org.learnwire.kit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A system of a few lines that counts what it is asked, and how much at once. */
final class FakeVendor implements AutoCloseable {
  static {
    // Or the headers wait for the client to acknowledge them before the body is sent: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();

  /** One question. */
  record Question(
      String method, String path, Map<String, String> query, String body, Headers headers) {

    /** A field of a form that was posted. */
    String form(String name) {
      return pairs(body).getOrDefault(name, "");
    }

    String authorization() {
      return String.valueOf(headers.getFirst("Authorization"));
    }
  }

  /** One answer. */
  record Reply(int status, String body, Map<String, String> headers) {
    Reply(int status, String body) {
      this(status, body, Map.of());
    }

    static Reply json(String body) {
      return new Reply(200, body);
    }

    Reply with(String header, String... values) {
      return new Reply(status, body, Map.of(header, String.join("\n", values)));
    }
  }

  FakeVendor(Function<Question, Reply> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  int mostAtOnce() {
    return most.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, Function<Question, Reply> answers) throws IOException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Reply reply =
          answers.apply(
              new Question(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  pairs(exchange.getRequestURI().getRawQuery()),
                  body,
                  exchange.getRequestHeaders()));
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      // Several lines of one name stand below each other.
      reply
          .headers()
          .forEach((name, text) -> exchange.getResponseHeaders().put(name, text.lines().toList()));
      now.decrementAndGet();
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> pairs(String query) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] both = pair.split("=", 2);
      pairs.put(
          URLDecoder.decode(both[0], StandardCharsets.UTF_8),
          both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return pairs;
  }
}
