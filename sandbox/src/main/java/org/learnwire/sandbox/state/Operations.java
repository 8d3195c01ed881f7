package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Everything that can happen, by name; each with all it needs in it, so that a replay agrees. */
final class Operations {

  private static final Map<String, BiConsumer<World, ObjectNode>> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("settings", (world, op) -> world.settings().merge(op.path("settings")));
    BY_NAME.put("message", (world, op) -> world.messages().add(op.path("message")));
    BY_NAME.put(
        "goal",
        (world, op) ->
            world.goals().put(op.path("employee").asText(), (ObjectNode) op.path("goal")));
    BY_NAME.put(
        "goal-deleted",
        (world, op) ->
            world.goals().delete(op.path("employee").asText(), op.path("goal").asText()));
    BY_NAME.put(
        "goal-comment",
        (world, op) ->
            world.goals().comment(op.path("goal").asText(), (ObjectNode) op.path("comment")));
    BY_NAME.put(
        "thing",
        (world, op) ->
            world
                .things()
                .put(
                    op.path("collection").asText(),
                    op.path("id").asText(),
                    (ObjectNode) op.path("thing")));
    BY_NAME.put(
        "thing-removed",
        (world, op) ->
            world.things().remove(op.path("collection").asText(), op.path("id").asText()));
    BY_NAME.putAll(LearningOperations.ALL);
    BY_NAME.putAll(PeopleOperations.ALL);
  }

  private Operations() {}

  static void apply(World world, ObjectNode operation) {
    String name = operation.path("op").asText();
    BiConsumer<World, ObjectNode> known = BY_NAME.get(name);
    if (known == null) {
      throw new IllegalStateException("no such operation: " + name);
    }
    known.accept(world, operation);
  }

  static void replay(World world, List<JsonNode> operations) {
    operations.forEach(world::apply);
  }
}
