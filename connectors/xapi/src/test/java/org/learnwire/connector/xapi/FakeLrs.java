package org.learnwire.connector.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiJson;

/**
 * An LRS whose stored times and tempers a test decides: since exclusive, oldest first, pages with a
 * {@code more} relative to the host, a batch refused whole.
 */
final class FakeLrs implements AutoCloseable {
  private static final String BATCH = "multipart/mixed";

  /** One statement with the moment it was stored in. */
  record Kept(String id, Instant stored, ObjectNode json) {}

  final List<Kept> statements = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<List<String>> posted = new CopyOnWriteArrayList<>();
  final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  final Map<String, List<String>> lastHeaders = new HashMap<>();
  volatile Optional<Instant> consistentThrough = Optional.empty();
  volatile String versions = "\"1.0.3\"";
  volatile int most = 50;
  volatile int brokenPage = -1;
  volatile int largestBatch = Integer.MAX_VALUE;
  volatile boolean conflictOnKnown;
  volatile Predicate<JsonNode> dislikes = statement -> false;
  volatile @Nullable String more;
  volatile byte @Nullable [] multipart;
  private final HttpServer server;
  private int page;

  FakeLrs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/data/xAPI";
  }

  /** Stores a statement at this moment; its id. */
  String store(Instant stored) {
    String id = UUID.randomUUID().toString();
    ObjectNode json = statement(id).put("stored", Timestamps.format(stored));
    statements.add(new Kept(id, stored, json));
    return id;
  }

  static ObjectNode statement(@Nullable String id) {
    ObjectNode json = XapiJson.object();
    if (id != null) {
      json.put("id", id);
    }
    json.putObject("actor").put("mbox", "mailto:ana@example.test");
    json.putObject("verb").put("id", "http://adlnet.gov/expapi/verbs/completed");
    json.putObject("object").put("id", "https://lms.example.test/course/5");
    return json.put("timestamp", "2026-03-01T10:00:00Z").put("version", "1.0.0");
  }

  private synchronized void answer(HttpExchange http) throws IOException {
    try (http) {
      String path = http.getRequestURI().getPath();
      lastHeaders.clear();
      lastHeaders.putAll(http.getRequestHeaders());
      if (path.endsWith("/about")) {
        reply(http, 200, "{\"version\":[" + versions + "]}");
      } else if (http.getRequestMethod().equals("POST")) {
        post(http);
      } else {
        get(http, query(http.getRequestURI().getRawQuery()));
      }
    }
  }

  private void get(HttpExchange http, Map<String, String> query) throws IOException {
    String id = query.getOrDefault("statementId", query.get("voidedStatementId"));
    if (id != null) {
      Optional<Kept> found = statements.stream().filter(each -> each.id().equals(id)).findFirst();
      boolean there = found.isPresent() && query.containsKey("statementId");
      reply(http, there ? 200 : 404, there ? found.get().json().toString() : "{}");
      return;
    }
    asked.add(http.getRequestURI().getRawQuery());
    if (page++ == brokenPage) {
      brokenPage = -1;
      http.getResponseHeaders().set("Content-Type", "application/json");
      http.sendResponseHeaders(200, 5_000);
      http.getResponseBody().write('{');
      return;
    }
    int limit = Math.min(most, Integer.parseInt(query.getOrDefault("limit", "50")));
    int from = Integer.parseInt(query.getOrDefault("from", "0"));
    Instant since = Timestamps.parse(query.getOrDefault("since", "")).orElse(Instant.MIN);
    List<Kept> found =
        statements.stream()
            .filter(each -> each.stored().isAfter(since))
            .sorted(java.util.Comparator.comparing(Kept::stored))
            .toList();
    List<Kept> shown =
        found.subList(Math.min(from, found.size()), Math.min(from + limit, found.size()));
    ObjectNode result = XapiJson.object();
    ArrayNode list = result.putArray("statements");
    shown.forEach(each -> list.add(each.json()));
    boolean goesOn = from + limit < found.size();
    String next =
        "/data/xAPI/statements?since=%s&limit=%d&from=%d"
            .formatted(query.getOrDefault("since", ""), limit, from + limit);
    result.put("more", goesOn ? more == null ? next : more : "");
    consistentThrough.ifPresent(
        at ->
            http.getResponseHeaders()
                .set("X-Experience-API-Consistent-Through", Timestamps.format(at)));
    if (multipart == null) {
      reply(http, 200, result.toString());
    } else {
      byte[] json = result.toString().getBytes(StandardCharsets.UTF_8);
      var payload =
          Multipart.write(json, List.of(new AttachedFile("ab12", "text/plain", multipart)));
      http.getResponseHeaders().set("Content-Type", payload.contentType());
      http.sendResponseHeaders(200, payload.bytes().length);
      http.getResponseBody().write(payload.bytes());
    }
  }

  private void post(HttpExchange http) throws IOException {
    byte[] body = http.getRequestBody().readAllBytes();
    bodies.add(body);
    String type = http.getRequestHeaders().getFirst("Content-Type");
    byte[] json = type.startsWith(BATCH) ? Multipart.read(type, body).get(0).bytes() : body;
    JsonNode batch = XapiJson.read(json);
    Map<String, ObjectNode> ids = new LinkedHashMap<>();
    batch.forEach(each -> ids.put(each.path("id").asText(), (ObjectNode) each));
    posted.add(new ArrayList<>(ids.keySet()));
    if (batch.size() > largestBatch) {
      reply(http, 413, "too large");
    } else if (java.util.stream.StreamSupport.stream(batch.spliterator(), false)
        .anyMatch(dislikes)) {
      reply(http, 400, "{\"error\":{\"what\":\"the score is too high\",\"where\":\"$.result\"}}");
    } else if (conflictOnKnown && ids.keySet().stream().anyMatch(this::known)) {
      reply(http, 409, "{}");
    } else {
      ids.forEach(
          (id, each) -> {
            if (!known(id)) {
              Instant now = Instant.now();
              ObjectNode kept = each.deepCopy().put("stored", Timestamps.format(now));
              statements.add(new Kept(id, now, kept));
            }
          });
      reply(http, 200, XapiJson.object().arrayNode().toString());
    }
  }

  private boolean known(String id) {
    return statements.stream().anyMatch(each -> each.id().equals(id));
  }

  private static void reply(HttpExchange http, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      pairs.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return pairs;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
