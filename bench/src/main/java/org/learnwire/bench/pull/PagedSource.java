package org.learnwire.bench.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.learnwire.bench.statements.Statements;

/** A learning system that answers page by page, and takes its time for each. */
final class PagedSource implements AutoCloseable {
  private static final byte[] BEGIN = "{\"lessons\":".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Statements records;
  private final long count;
  private final Duration latency;

  PagedSource(Statements records, long count, Duration latency) throws IOException {
    // Or the headers wait for the client to acknowledge them before the body is sent.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.records = records;
    this.count = count;
    this.latency = latency;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.setExecutor(threads);
    server.createContext("/lessons", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getQuery());
      long offset = Long.parseLong(query.getOrDefault("offset", "0"));
      long limit = Long.parseLong(query.getOrDefault("limit", "1"));
      int size = (int) Math.max(0, Math.min(limit, count - offset));
      byte[] page = records.page(offset, size);
      Thread.sleep(latency.toMillis());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, BEGIN.length + page.length + 1);
      OutputStream out = exchange.getResponseBody();
      out.write(BEGIN);
      out.write(page);
      out.write('}');
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int is = pair.indexOf('=');
      query.put(pair.substring(0, is), pair.substring(is + 1));
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
