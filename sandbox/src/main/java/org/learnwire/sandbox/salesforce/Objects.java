package org.learnwire.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** Rows of thanks, badges and the company's own object for goals. */
final class Objects {

  private static final Set<String> KNOWN = Set.of("WorkThanks", "WorkBadge", "Learning_Goal__c");
  private final World world;

  Objects(World world) {
    this.world = world;
  }

  /** {@code sobjects/Object[/Id]} or {@code sobjects/Object/Field/Value}, which is an upsert. */
  Reply answer(String method, String[] steps, ObjectNode body) {
    if (steps.length < 2 || !KNOWN.contains(steps[1])) {
      return Salesforce.notThere();
    }
    String object = steps[1];
    return switch (method + " " + steps.length) {
      case "POST 2" -> created(201, create(object, body), true);
      case "PATCH 3" -> update(object, steps[2], body);
      case "DELETE 3" -> delete(object, steps[2]);
      case "PATCH 4" -> upsert(object, steps[2], steps[3], body);
      default -> Salesforce.error(405, "METHOD_NOT_ALLOWED", "HTTP method not allowed");
    };
  }

  /** Why a list of rows cannot be made; empty where it can. */
  String refusal(JsonNode requests) {
    JsonNode thanks = requests.path(0).path("body");
    JsonNode badge = requests.path(1).path("body");
    if (thanks.path("GiverId").equals(badge.path("RecipientId"))) {
      return "Recipient cannot be the giver";
    }
    return thanks.path("Message").asText().isBlank() ? "Message is required" : "";
  }

  String create(String object, ObjectNode fields) {
    return world.change(
        change -> {
          String number = String.valueOf(world.things().nextNumber());
          String prefix =
              object.equals("WorkBadge") ? "0W3" : object.equals("WorkThanks") ? "0W2" : "a00";
          String id = prefix + "0".repeat(12 - number.length()) + number;
          ObjectNode kept = fields.deepCopy().put("Id", id);
          kept.put("SystemModstamp", Queries.stamp(Instant.now().getEpochSecond()));
          change.put("salesforce/" + object, id, kept);
          return id;
        });
  }

  /** An external id is unique: two that come at once make one row. */
  private Reply upsert(String object, String field, String value, ObjectNode body) {
    return world.change(
        change -> {
          Optional<ObjectNode> there =
              world.things().of("salesforce/" + object).stream()
                  .filter(each -> each.path(field).asText().equals(value))
                  .findFirst();
          if (there.isEmpty()) {
            return created(201, create(object, body.put(field, value)), true);
          }
          String id = there.get().path("Id").asText();
          update(object, id, body);
          return created(200, id, false);
        });
  }

  private Reply update(String object, String id, ObjectNode body) {
    Optional<ObjectNode> there = world.read(() -> world.things().find("salesforce/" + object, id));
    if (there.isEmpty()) {
      return Salesforce.error(404, "ENTITY_IS_DELETED", "entity is deleted");
    }
    return world.change(
        change -> {
          ObjectNode changed = there.get().deepCopy();
          changed.setAll(body);
          changed.put("SystemModstamp", Queries.stamp(Instant.now().getEpochSecond()));
          change.put("salesforce/" + object, id, changed);
          return Reply.empty(204);
        });
  }

  private Reply delete(String object, String id) {
    if (world.read(() -> world.things().find("salesforce/" + object, id)).isEmpty()) {
      return Salesforce.error(404, "ENTITY_IS_DELETED", "entity is deleted");
    }
    return world.change(
        change -> {
          change.remove("salesforce/" + object, id);
          return Reply.empty(204);
        });
  }

  private static Reply created(int status, String id, boolean created) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("id", id).put("success", true);
    answer.putArray("errors");
    return Reply.json(status, Json.of(answer.put("created", created)));
  }
}
