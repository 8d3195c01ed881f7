package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** Webhooks that an API user keeps: made, listed, deleted. The key is told once. */
final class WebhookResource {
  static final String COLLECTION = "bamboohr/webhooks";
  private static final Set<String> EVENTS =
      Set.of("employee.created", "employee.updated", "employee.deleted");
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");

  private final World world;

  WebhookResource(World world) {
    this.world = world;
  }

  Reply answer(Call call, @Nullable String id) {
    return switch (call.method()) {
      case "GET" -> world.read(() -> look(id));
      case "POST" -> make(BambooHr.body(call));
      case "DELETE" -> delete(id);
      default -> throw new BambooFailure(405, "Method not allowed");
    };
  }

  private Reply look(@Nullable String id) {
    if (id != null) {
      return Reply.json(200, Json.of(shown(find(id))));
    }
    ObjectNode all = Json.MAPPER.createObjectNode();
    ArrayNode list = all.putArray("webhooks");
    world.things().of(COLLECTION).forEach(each -> list.add(shown(each)));
    return Reply.json(200, Json.of(all));
  }

  private ObjectNode find(String id) {
    return world.things().find(COLLECTION, id).orElseThrow(() -> BambooFailure.notFound("Webhook"));
  }

  private static ObjectNode shown(ObjectNode webhook) {
    return webhook.deepCopy().without(List.of("privateKey"));
  }

  private Reply make(ObjectNode asked) {
    need(asked.path("name").isTextual(), "The name field is required");
    need(reachable(asked.path("url").asText()), "The url must be a valid HTTPS URL");
    need(asked.path("format").asText().equals("json"), "The sandbox sends the format json only");
    need(!asked.path("events").isEmpty(), "The sandbox sends event-based webhooks only: events");
    boolean updates = false;
    for (var event : asked.path("events")) {
      need(EVENTS.contains(event.asText()), "Unknown event: " + event.asText());
      updates |= event.asText().equals("employee.updated");
    }
    need(!updates || !asked.path("monitorFields").isEmpty(), "monitorFields is required");
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    return world.change(
        change -> {
          String id = Integer.toString(world.things().nextNumber());
          ObjectNode webhook = Json.MAPPER.createObjectNode().put("id", id);
          for (String field : List.of("name", "url", "format", "events", "monitorFields")) {
            if (asked.has(field)) {
              webhook.set(field, asked.get(field));
            }
          }
          webhook.put("privateKey", HexFormat.of().formatHex(key));
          change.put(COLLECTION, id, webhook);
          return Reply.json(201, Json.of(webhook));
        });
  }

  /** Only HTTPS, as the vendor has it; here a program on this machine may be told without it. */
  private static boolean reachable(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Reply delete(@Nullable String id) {
    return world.change(
        change -> {
          find(id == null ? "" : id);
          change.remove(COLLECTION, id);
          return Reply.empty(204);
        });
  }

  private static void need(boolean given, String message) {
    if (!given) {
      throw BambooFailure.invalid(message);
    }
  }
}
