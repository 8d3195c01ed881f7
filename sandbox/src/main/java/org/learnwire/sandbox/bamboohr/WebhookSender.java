package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/**
 * Tells of changed employees by itself, signed with the key of the webhook: HMAC-SHA256 over body
 * and timestamp. In the order of the changes; what is not answered well is sent twice again.
 */
final class WebhookSender {
  private static final int TRIES = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** What an operation changes, by the names that webhooks monitor. */
  private static final Map<String, List<String>> CHANGED =
      Map.of(
          "left", List.of("status", "employmentHistoryStatus", "terminationDate"),
          "standing", List.of("employmentHistoryStatus"),
          "moved", List.of("department", "supervisor"),
          "renamed", List.of("firstName", "lastName", "workEmail"),
          "hired", List.of("firstName", "lastName", "workEmail", "hireDate", "status"));

  private final World world;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ExecutorService sending =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "bamboohr-webhooks");
            thread.setDaemon(true);
            return thread;
          });

  private record Delivery(URI url, String key, String body) {}

  WebhookSender(World world) {
    this.world = world;
  }

  void changed(List<ObjectNode> operations) {
    List<Delivery> deliveries = new ArrayList<>();
    for (ObjectNode operation : operations) {
      List<String> fields = CHANGED.get(operation.path("op").asText());
      if (fields != null) {
        // As the vendor does it: who is made is changed right after.
        if (operation.path("op").asText().equals("hired")) {
          collect("employee.created", operation, List.of(), deliveries);
        }
        collect("employee.updated", operation, fields, deliveries);
      }
    }
    deliveries.forEach(delivery -> sending.execute(() -> send(delivery)));
  }

  private void collect(
      String event, ObjectNode operation, List<String> fields, List<Delivery> into) {
    for (ObjectNode webhook : world.read(() -> world.things().of(WebhookResource.COLLECTION))) {
      List<String> monitored = new ArrayList<>(fields);
      monitored.removeIf(field -> !holds(webhook.path("monitorFields"), field));
      boolean fires = fields.isEmpty() || !monitored.isEmpty();
      if (fires && holds(webhook.path("events"), event)) {
        into.add(
            new Delivery(
                URI.create(webhook.path("url").asText()),
                webhook.path("privateKey").asText(),
                body(event, operation, monitored)));
      }
    }
  }

  private static boolean holds(JsonNode list, String text) {
    for (JsonNode each : list) {
      if (each.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static String body(String event, ObjectNode operation, List<String> fields) {
    Instant at = Instant.ofEpochSecond(operation.path("at").asLong());
    ObjectNode body = Json.MAPPER.createObjectNode().put("type", event);
    body.put("timestamp", at.toString().replace("Z", "+0000"));
    ObjectNode data = body.putObject("data").put("companyId", "12345");
    data.put("employeeId", operation.path("employee").asText());
    if (!fields.isEmpty()) {
      fields.forEach(data.putArray("changedFields")::add);
    }
    return body.toString();
  }

  private void send(Delivery delivery) {
    try {
      for (int i = 1; i <= TRIES && !arrived(delivery); i++) {
        Thread.sleep(BETWEEN.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean arrived(Delivery delivery) throws InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(delivery.url())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("User-Agent", "BambooHR-WebHooks/1.0 (+https://www.bamboohr.com)")
            .header("X-BambooHR-Timestamp", timestamp)
            .header("X-BambooHR-Signature", signature(delivery.key(), delivery.body() + timestamp))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException e) {
      return false;
    }
  }

  private static String signature(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
