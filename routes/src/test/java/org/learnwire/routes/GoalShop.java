package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An HR system with goals, whose update replaces the whole object, as some do. */
final class GoalShop implements AutoCloseable {
  static final String CONNECTOR =
      """
      name: acme
      title: Acme HR
      kind: hris
      limits: {perSecond: 10000, concurrent: 1}
      timeout: PT5S
      check: {get: /staff}
      streams:
        staff:
          verified: documented
          get: /staff
          records: staff.*
          key: [id]
          to: employee
          map: staff.jslt
      writes:
        goal.read:
          verified: documented
          get: /goals
          records: goals.*
          map: read.jslt
          class: own-key
        goal.create:
          verified: documented
          post: /goals
          map: create.jslt
          remoteId: id
          class: lookup
          lookup: {get: /goals, records: goals.*, match: {ref: "{externalRef}"}, remoteId: id}
          inverse: goal.delete
        goal.progress:
          verified: documented
          put: "/goals/{remoteId}/progress"
          map: progress.jslt
          class: own-key
          inverse: goal.progress
        goal.update:
          verified: documented
          read: {get: /goals, records: goals.*, match: {id: "{remoteId}"}}
          put: "/goals/{remoteId}"
          map: update.jslt
          class: own-key
          inverse: goal.update
        goal.delete:
          verified: documented
          delete: "/goals/{remoteId}"
          class: own-key
      """;
  static final Map<String, String> MAPPINGS =
      Map.of(
          "staff.jslt", "{\"remoteId\": .id, \"employeeNumber\": .id, \"status\": \"ACTIVE\"}",
          "read.jslt",
              "{\"remoteId\": .id, \"title\": .title, \"dueDate\": .due,"
                  + " \"progressPercent\": .percent, \"status\": .status}",
          "create.jslt",
              "{\"ref\": .externalRef, \"title\": .title, \"due\": .dueDate, \"percent\": 0}",
          "progress.jslt", "{\"percent\": .progressPercent}",
          "update.jslt", "{\"title\": .title, \"due\": .dueDate} + $current");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final Map<String, ObjectNode> goals = new TreeMap<>();
  private final List<String> writing = new ArrayList<>();
  private Runnable onWrite = () -> {};
  private int made;

  GoalShop() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String method = exchange.getRequestMethod();
      if (!method.equals("GET")) {
        writing.add(method + " " + path);
        onWrite.run();
      }
      byte[] answer = answer(method, path, json.readTree(exchange.getRequestBody()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(String method, String path, JsonNode body) throws IOException {
    if (path.equals("/staff")) {
      return "{\"staff\":[{\"id\":\"s1\"},{\"id\":\"s2\"}]}".getBytes();
    }
    if (method.equals("GET")) {
      ObjectNode all = json.createObjectNode();
      ArrayNode list = all.putArray("goals");
      goals.values().forEach(list::add);
      return json.writeValueAsBytes(all);
    }
    if (method.equals("POST")) {
      ObjectNode goal = body.deepCopy();
      goal.put("id", "g" + ++made).put("team", "South").put("status", "IN_PROGRESS");
      goals.put(goal.path("id").asText(), goal);
      return json.writeValueAsBytes(goal);
    }
    String id = path.split("/")[2];
    ObjectNode goal = goals.get(id);
    if (goal == null) {
      return new byte[0];
    }
    if (method.equals("DELETE")) {
      goals.remove(id);
    } else if (path.endsWith("/progress")) {
      goal.setAll((ObjectNode) body);
    } else {
      goals.put(id, ((ObjectNode) body).deepCopy());
    }
    return "{}".getBytes();
  }

  /** A person makes a goal there. */
  synchronized void put(String id, String title) {
    ObjectNode goal = json.createObjectNode().put("id", id).put("title", title);
    goals.put(id, goal.put("percent", 0).put("status", "IN_PROGRESS"));
  }

  /** A person changes a field there. */
  synchronized void edit(String id, String field, Object value) {
    goals.get(id).set(field, json.valueToTree(value));
  }

  synchronized void remove(String id) {
    goals.remove(id);
  }

  synchronized ObjectNode goal(String id) {
    return goals.get(id).deepCopy();
  }

  /** Everything that is there, byte for byte. */
  synchronized String snapshot() {
    return goals.toString();
  }

  synchronized List<String> writing() {
    return List.copyOf(writing);
  }

  synchronized void onWrite(Runnable run) {
    onWrite = run;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
