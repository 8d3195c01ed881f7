package org.learnwire.workshop.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.kit.json.Canonical;

/**
 * WireMock that holds a conversation: each request is answered by the first exchange left for it.
 */
public final class VendorDouble implements ResponseDefinitionTransformerV2, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server;
  private final List<String> unmatched = new ArrayList<>();

  /** By the exchange itself: two may be alike. */
  private final Map<JsonNode, Integer> used = new IdentityHashMap<>();

  private final Map<JsonNode, Sent> sent = new IdentityHashMap<>();
  private Conversation conversation;
  private String basePath = "";
  private int calls;

  public VendorDouble() {
    server = new WireMockServer(options().dynamicPort().extensions(this).globalTemplating(false));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /** A text of a fixture, in which this system's own address may be named. */
  String filled(String text) {
    return text.replace("${vendor}", url());
  }

  synchronized void hold(Conversation next, String path) {
    conversation = next;
    basePath = path;
    unmatched.clear();
    used.clear();
    sent.clear();
    calls = 0;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  synchronized List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (JsonNode exchange : conversation.json().path("exchanges")) {
      if (!used.containsKey(exchange)) {
        unused.add(exchange.path("request").toString());
      }
    }
    return unused;
  }

  /** One request as it came. */
  public record Sent(Map<String, String> query, Map<String, String> form, String body) {}

  /** What was sent with each exchange, in the order of the file; empty where it was not used. */
  synchronized List<Optional<Sent>> sent() {
    List<Optional<Sent>> all = new ArrayList<>();
    conversation
        .json()
        .path("exchanges")
        .forEach(exchange -> all.add(Optional.ofNullable(sent.get(exchange))));
    return all;
  }

  private static Sent sent(Request request) {
    String type = String.valueOf(request.getHeader("Content-Type"));
    String body = request.getBodyAsString();
    return new Sent(
        pairs(URI.create(request.getUrl()).getRawQuery()),
        type.contains("form") ? pairs(body) : Map.of(),
        body);
  }

  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String getName() {
    return "conversation";
  }

  @Override
  public synchronized ResponseDefinition transform(ServeEvent event) {
    calls++;
    for (JsonNode exchange : conversation.json().path("exchanges")) {
      int times = exchange.path("times").asInt(Integer.MAX_VALUE);
      if (used.getOrDefault(exchange, 0) < times
          && matches(exchange.path("request"), event.getRequest())) {
        used.merge(exchange, 1, Integer::sum);
        sent.put(exchange, sent(event.getRequest()));
        return answer(exchange.path("response"));
      }
    }
    Request request = event.getRequest();
    unmatched.add(request.getMethod() + " " + request.getUrl() + " " + request.getBodyAsString());
    return aResponse().withStatus(404).withBody("no exchange matches").build();
  }

  private boolean matches(JsonNode expected, Request request) {
    URI uri = URI.create(request.getUrl());
    String path = uri.getRawPath();
    String method = expected.path("method").asText(request.getMethod().getName());
    String wanted = expected.path("path").asText(path);
    return method.equals(request.getMethod().getName())
        && (path.equals(wanted) || path.equals(basePath + wanted))
        && holds(expected.path("query"), pairs(uri.getRawQuery()))
        && holds(expected.path("form"), pairs(request.getBodyAsString()))
        && headers(expected.path("headers"), request)
        && body(expected, request.getBodyAsString());
  }

  private static boolean headers(JsonNode expected, Request request) {
    boolean[] all = {true};
    expected
        .fields()
        .forEachRemaining(
            e -> all[0] &= e.getValue().asText().equals(request.getHeader(e.getKey())));
    return all[0];
  }

  private static boolean body(JsonNode expected, String body) {
    if (!expected.has("json") && !expected.has("jsonHas")) {
      return true;
    }
    try {
      JsonNode sent = JSON.readTree(body);
      boolean[] all = {!expected.has("json") || same(expected.get("json"), sent)};
      expected
          .path("jsonHas")
          .fields()
          .forEachRemaining(e -> all[0] &= same(e.getValue(), sent.path(e.getKey())));
      return all[0];
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** As facts: 1 and 1.0 are the same number, the order of keys is none. */
  private static boolean same(JsonNode one, JsonNode other) {
    return Canonical.text(one).equals(Canonical.text(other));
  }

  private static boolean holds(JsonNode expected, Map<String, String> pairs) {
    boolean[] all = {true};
    expected
        .fields()
        .forEachRemaining(e -> all[0] &= e.getValue().asText().equals(pairs.get(e.getKey())));
    return all[0];
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    if (encoded != null) {
      Arrays.stream(encoded.split("&"))
          .map(pair -> pair.split("=", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> pairs.put(decoded(pair[0]), decoded(pair[1])));
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private ResponseDefinition answer(JsonNode response) {
    ResponseDefinitionBuilder builder = aResponse().withStatus(response.path("status").asInt(200));
    byte[] body = body(response, builder);
    boolean truncated = response.path("broken").asText().equals("truncated");
    builder.withBody(truncated ? Arrays.copyOf(body, body.length / 2) : body);
    response
        .path("headers")
        .fields()
        .forEachRemaining(e -> builder.withHeader(e.getKey(), filled(e.getValue().asText())));
    if (response.path("broken").asText().equals("reset")) {
      builder.withFault(Fault.CONNECTION_RESET_BY_PEER);
    }
    if (response.has("delay")) {
      builder.withFixedDelay((int) Duration.parse(response.path("delay").asText()).toMillis());
    }
    return builder.build();
  }

  private byte[] body(JsonNode response, ResponseDefinitionBuilder builder) {
    String type = response.has("text") ? "text/plain" : "application/json";
    byte[] body = new byte[0];
    if (response.has("json")) {
      body = filled(response.get("json").toString()).getBytes(StandardCharsets.UTF_8);
    } else if (response.has("text")) {
      body = response.get("text").asText().getBytes(StandardCharsets.UTF_8);
    } else if (response.has("file")) {
      String file = response.get("file").asText();
      type = file.endsWith(".html") ? "text/html" : file.endsWith(".txt") ? "text/plain" : type;
      body = conversation.bytes(file);
    }
    if (!response.path("headers").has("Content-Type")) {
      builder.withHeader("Content-Type", type);
    }
    return body;
  }
}
