package org.learnwire.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A company whose one system says who works where and what they learned. */
final class Works implements AutoCloseable {
  static final String KEY = "hook-secret-0002";

  /** Results come by pull, notes of them by webhook too, with the whole record. */
  static final String CONNECTOR =
      """
      name: acme
      title: Acme
      kind: hris
      settings: {hookKey: {title: Key, secret: true, required: false}}
      limits: {perSecond: 10000, concurrent: 4}
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
          absent: leaver
          change: supersede
        people:
          verified: documented
          get: /people
          records: people.*
          key: [id]
          keep: [id, name]
          to: account
          map: person.jslt
        results:
          verified: documented
          get: /results
          since: {param: since, from: {maxOf: changed}}
          records: results.*
          key: [id]
          to: statement
          map: result.jslt
          change: supersede
        grades:
          verified: documented
          get: /grades
          records: grades.*
          key: [id]
          version: changed
          to: statement
          map: result.jslt
          webhook:
            secret: "{hookKey}"
            signature: {header: X-Signature, encoding: hex, over: "{body}{timestamp}"}
            timestamp: {header: X-Sent}
            events: events.*
            record: result
      """;

  static final String STAFF =
      """
      {
        "remoteId": .id, "employeeNumber": .number, "displayName": .name, "workEmail": .email,
        "location": .site, "legalEntity": .entity, "status": "ACTIVE"
      }
      """;
  static final String PERSON =
      """
      {"remoteId": .id, "employeeNumber": .number, "displayName": .name, "homePage": $site}
      """;

  private final HttpServer server;
  private final Map<String, Map<String, ObjectNode>> lists = new TreeMap<>();
  private final Map<String, Integer> failing = new ConcurrentHashMap<>();

  Works() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String list = exchange.getRequestURI().getPath().substring(1);
          byte[] body = body(list).toString().getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(failing.getOrDefault(list, 200), body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized ObjectNode body(String list) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    ArrayNode records = body.putArray(list);
    lists.getOrDefault(list, Map.of()).values().forEach(records::add);
    return body;
  }

  /** A record of a list, in place of the one with its id. */
  synchronized void put(String list, String json) {
    ObjectNode record = Json.object(json.replace('\'', '"'));
    lists.computeIfAbsent(list, name -> new TreeMap<>()).put(record.path("id").asText(), record);
  }

  /** Somebody in all systems; their number is N and the id. */
  void somebody(String id, String name, String site) {
    String who = "'number':'N%s','name':'%s'".formatted(id, name);
    put(
        "staff",
        "{'id':'s%s',%s,'site':%s,'entity':'Acme GmbH','email':'%s@example.test','birthDate':'%s'}"
            .formatted(
                id,
                who,
                site.isEmpty() ? "null" : "'" + site + "'",
                name.toLowerCase(java.util.Locale.ROOT),
                PolicyTest.DROPPED));
    put("people", "{'id':'p%s',%s}".formatted(id, who));
  }

  static String result(int id, String person, int grade, String remark) {
    return ("{'id':%d,'person':'%s','course':1,'grade':%d,'remark':'%s','feedback':{'text':'%s'},"
            + "'at':'2026-03-01T09:00:00Z','changed':'2026-03-01T12:00:%02dZ'}")
        .formatted(id, person, grade, remark, PolicyTest.DROPPED, id);
  }

  void fails(String list, int status) {
    failing.put(list, status);
  }

  void answers(String list) {
    failing.remove(list);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
