package org.learnwire.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A learning system of a few lines: results in pages and by what changed since, and marks of each
 * course. What it holds is changed by the test.
 */
final class Academy implements AutoCloseable {
  static final Instant BEGAN = Instant.parse("2025-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ObjectNode> results = new ArrayList<>();
  private final Map<Integer, List<ObjectNode>> marks = new HashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Called before each answer, with what is asked: to wait, or to fail. */
  volatile Consumer<String> before = asked -> {};

  Academy() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Result number {@code id}: it happened {@code id} hours after {@link #BEGAN}. */
  synchronized ObjectNode result(int id, int grade) {
    results.removeIf(each -> each.path("id").asInt() == id);
    ObjectNode result = made(id, grade);
    results.add(result);
    results.sort((a, b) -> Integer.compare(a.path("id").asInt(), b.path("id").asInt()));
    return result;
  }

  private static ObjectNode made(int id, int grade) {
    String at = BEGAN.plusSeconds(3600L * id).toString();
    ObjectNode result = JSON.createObjectNode();
    result.put("id", id).put("person", "p" + id % 7).put("course", 1 + id % 3);
    result.put("grade", grade).put("at", at).put("changed", at);
    return result.put("note", "noted by the trainer");
  }

  synchronized void forget(int id) {
    results.removeIf(each -> each.path("id").asInt() == id);
  }

  /** Results number 1 to {@code count}, in place of all there were. */
  synchronized void results(int count) {
    results.clear();
    for (int id = 1; id <= count; id++) {
      results.add(made(id, id % 100));
    }
  }

  synchronized void each(Consumer<ObjectNode> change) {
    results.forEach(change);
  }

  synchronized void mark(int course, String person, int mark) {
    ObjectNode node = JSON.createObjectNode().put("person", person).put("mark", mark);
    node.put("at", BEGAN.toString());
    marks.computeIfAbsent(course, c -> new ArrayList<>()).add(node);
  }

  /** Answers with a failure where the address holds this. */
  static Consumer<String> failing(String part, int status) {
    return asked -> {
      if (asked.contains(part)) {
        throw new IllegalStateException(Integer.toString(status));
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    asked.add(uri);
    try (exchange) {
      try {
        before.accept(uri);
      } catch (IllegalStateException asked) {
        exchange.sendResponseHeaders(Integer.parseInt(asked.getMessage()), -1);
        return;
      }
      byte[] body = body(exchange).toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized ObjectNode body(HttpExchange exchange) {
    Map<String, String> query = query(exchange.getRequestURI().getQuery());
    String[] path = exchange.getRequestURI().getPath().split("/");
    ObjectNode body = JSON.createObjectNode();
    switch (path[path.length - 1]) {
      case "courses" -> {
        ArrayNode courses = body.putArray("courses");
        marks.keySet().forEach(id -> courses.addObject().put("id", id).put("title", "C" + id));
      }
      case "marks" ->
          body.putArray("marks").addAll(marks.get(Integer.parseInt(path[path.length - 2])));
      case "result" -> find(Integer.parseInt(path[path.length - 2]), body);
      default -> page(query, body.putArray("results"));
    }
    return body;
  }

  private void find(int id, ObjectNode into) {
    results.stream().filter(each -> each.path("id").asInt() == id).forEach(into::setAll);
  }

  private void page(Map<String, String> query, ArrayNode into) {
    int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
    int limit = Integer.parseInt(query.getOrDefault("limit", "1000000"));
    String since = query.getOrDefault("since", "");
    results.stream()
        .filter(each -> since.isEmpty() || !before(each.path("changed").asText(), since))
        .skip(offset)
        .limit(limit)
        .forEach(into::add);
  }

  private static boolean before(String changed, String since) {
    return Instant.parse(changed).isBefore(Instant.parse(since));
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return query;
  }
}
