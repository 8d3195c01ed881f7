package org.learnwire.app.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the sandbox and keeps what it answered: what a recording must not show. */
final class ServedAnswers implements AutoCloseable {
  private static final List<String> NOT_HANDED_ON =
      List.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings");
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String behind;

  private ServedAnswers(HttpServer server, String behind) {
    this.server = server;
    this.behind = behind;
  }

  static ServedAnswers of(String sandbox) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ServedAnswers served = new ServedAnswers(server, sandbox);
    server.setExecutor(served.workers);
    server.createContext("/", served::handOn);
    server.start();
    return served;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Everything that was answered as JSON so far. */
  List<JsonNode> answers() {
    return List.copyOf(answers);
  }

  private void handOn(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_HANDED_ON.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<String> answer = send(request.build());
    // The sandbox names itself in links: here it is this one.
    String text = answer.body().replace(behind, url());
    if (text.startsWith("{") || text.startsWith("[")) {
      answers.add(DemoCompany.JSON.readTree(text));
    }
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
    byte[] said = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.statusCode(), said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
