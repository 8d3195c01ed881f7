package org.learnwire.sandbox.hibob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** Goals and key results; every field is wrapped as {@code {"value": …}}. */
final class BobGoals {

  private static final String GOALS = "hibob/goals";
  private static final String RESULTS = "hibob/key-results";
  private static final Pattern ONE = Pattern.compile("/goals/goals/(\\d+)(/.*)?");
  private static final Set<String> FILTERS = Set.of("status", "isPrivate", "typeId", "goalId");
  private static final Set<String> STATUS = Set.of("notStarted", "onTrack", "done");
  private static final List<String> NEEDED =
      List.of("title", "startDate", "dueDate", "typeId", "owner", "isPrivate");
  private static final int MOST = 25;
  private final World world;

  BobGoals(World world) {
    this.world = world;
  }

  Reply answer(String method, String path, JsonNode body) {
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      String what = method + " " + (one.group(2) == null ? "" : one.group(2));
      return one(what, one.group(1), body);
    }
    return switch (method + " " + path) {
      case "GET /goals/goal-types/metadata" -> metadata("items", "12", "Individual");
      case "GET /goals/goals/metadata" -> metadata("metadata", "status", "done");
      case "GET /goals/goals/key-results/metadata" ->
          metadata("metadata", "measureType", "percentage");
      case "POST /goals/goals/search" -> search(GOALS, body);
      case "POST /goals/goals/key-results/search" -> search(RESULTS, body);
      case "POST /goals/goals" -> create(body);
      default -> HiBob.error(404, "not.found", "No such resource");
    };
  }

  private static Reply metadata(String list, String id, String name) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.putArray(list).addObject().put("id", id).put("name", name);
    return HiBob.json(json);
  }

  private Reply one(String what, String id, JsonNode body) {
    Optional<ObjectNode> goal = world.read(() -> world.things().find(GOALS, id));
    if (goal.isEmpty()) {
      return HiBob.error(404, "not.found", "Goal not found");
    }
    return switch (what) {
      case "DELETE " ->
          world.change(
              change -> {
                change.remove(GOALS, id);
                world.things().of(RESULTS).stream()
                    .filter(result -> text(result, "goalId").equals(id))
                    .forEach(result -> change.remove(RESULTS, text(result, "id")));
                return Reply.empty(204);
              });
      case "PATCH " -> update(id, goal.get(), body.path("items").path(0).path("fields"));
      case "PATCH /status" -> status(id, goal.get(), body.path("status").asText());
      case "POST /key-results" -> addResults(id, body);
      case "PATCH /key-results/progress" -> progress(id, body);
      default -> HiBob.error(404, "not.found", "No such resource");
    };
  }

  private Reply create(JsonNode body) {
    if (body.path("items").size() > MOST) {
      return HiBob.error(400, "too.many", "At most 25 goals in one request");
    }
    for (JsonNode item : body.path("items")) {
      for (String field : NEEDED) {
        if (item.path("fields").path(field).path("value").isMissingNode()) {
          return HiBob.error(400, "validation", field + " is required");
        }
      }
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    keep(GOALS, body, "status", "notStarted", answer.putArray("goalIds"));
    return HiBob.json(answer);
  }

  private Reply addResults(String goal, JsonNode body) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    keep(RESULTS, body, "goalId", goal, answer.putArray("keyResultIds"));
    return HiBob.json(answer);
  }

  private void keep(String where, JsonNode body, String field, String value, ArrayNode ids) {
    world.change(
        change -> {
          for (JsonNode item : body.path("items")) {
            int id = world.things().nextNumber();
            ObjectNode kept = item.deepCopy();
            ObjectNode fields = kept.withObjectProperty("fields");
            fields.putObject("id").put("value", id);
            fields.putObject(field).put("value", value);
            change.put(where, String.valueOf(id), kept);
            ids.add(id);
          }
          return ids;
        });
  }

  private Reply update(String id, ObjectNode goal, JsonNode fields) {
    ObjectNode changed = goal.deepCopy();
    fields
        .fields()
        .forEachRemaining(f -> changed.withObjectProperty("fields").set(f.getKey(), f.getValue()));
    return saved(GOALS, id, changed);
  }

  private Reply status(String id, ObjectNode goal, String status) {
    if (!STATUS.contains(status)) {
      return HiBob.error(400, "validation", "Unknown status " + status);
    }
    ObjectNode changed = goal.deepCopy();
    changed.withObjectProperty("fields").putObject("status").put("value", status);
    return saved(GOALS, id, changed);
  }

  private Reply progress(String goal, JsonNode body) {
    for (JsonNode each : body.path("keyResults")) {
      String id = each.path("keyResultId").asText();
      Optional<ObjectNode> result = world.read(() -> world.things().find(RESULTS, id));
      if (result.isEmpty() || !text(result.get(), "goalId").equals(goal)) {
        return HiBob.error(404, "not.found", "Key result not found");
      }
      ObjectNode changed = result.get().deepCopy();
      changed
          .withObjectProperty("fields")
          .putObject("currentValue")
          .set("value", each.path("currentValue"));
      saved(RESULTS, id, changed);
    }
    return Reply.empty(204);
  }

  private Reply saved(String where, String id, ObjectNode thing) {
    return world.change(
        change -> {
          change.put(where, id, thing);
          return Reply.empty(204);
        });
  }

  /** In order of their numbers; the cursor is the last one shown. */
  private Reply search(String where, JsonNode body) {
    for (JsonNode filter : body.path("filters")) {
      if (!FILTERS.contains(filter.path("fieldId").asText())) {
        return HiBob.error(400, "filter", "Unsupported filter " + filter.path("fieldId").asText());
      }
    }
    long after = body.path("cursor").asLong(0);
    int limit = body.path("limit").asInt(MOST);
    List<ObjectNode> found =
        world.read(
            () ->
                world.things().of(where).stream()
                    .filter(each -> meant(each, body.path("filters")))
                    .filter(each -> Long.parseLong(text(each, "id")) > after)
                    .toList());
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode items = answer.putArray("items");
    found.stream().limit(limit).forEach(items::add);
    answer.put(
        "nextCursor", found.size() > limit ? text((ObjectNode) items.get(limit - 1), "id") : null);
    answer.putObject("responseMetadata").put("totalCount", found.size()).put("pageSize", limit);
    return HiBob.json(answer);
  }

  private static boolean meant(ObjectNode thing, JsonNode filters) {
    for (JsonNode filter : filters) {
      String value = text(thing, filter.path("fieldId").asText());
      boolean any = false;
      for (JsonNode wanted : filter.path("values")) {
        any |= wanted.asText().equals(value);
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }

  private static String text(ObjectNode thing, String field) {
    return thing.path("fields").path(field).path("value").asText();
  }
}
