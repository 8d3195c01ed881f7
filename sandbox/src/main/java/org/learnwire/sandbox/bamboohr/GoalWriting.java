package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** Creating and changing goals; each change is on the disk before it is answered. */
final class GoalWriting {

  private final World world;

  GoalWriting(World world) {
    this.world = world;
  }

  ObjectNode create(String employee, JsonNode body) {
    if (!world.settings().on("bamboohr", "canCreateGoals")) {
      throw new BambooFailure(403, "You do not have permission to create a goal for this employee");
    }
    GoalRules.checkWhole(body, employee);
    return world.change(
        change -> {
          String id = world.goals().nextId();
          ObjectNode goal = Json.MAPPER.createObjectNode().put("id", id);
          GoalRules.fill(goal, body);
          addMilestones(goal, body.path("milestones"), Integer.parseInt(id));
          return save(change, employee, GoalRules.touch(goal));
        });
  }

  private static void addMilestones(ObjectNode goal, JsonNode titles, int last) {
    ArrayNode milestones = goal.withArrayProperty("milestones");
    int next = last;
    for (JsonNode title : titles) {
      if (!title.has("id")) {
        String id = String.valueOf(++next);
        milestones.add(
            GoalRules.milestone(id, goal.path("id").asText(), title.path("title").asText()));
      }
    }
  }

  /** The whole object each time; version 1 cannot touch milestones. */
  ObjectNode update(String version, String employee, String id, JsonNode body) {
    GoalRules.checkWhole(body, employee);
    return edit(
        employee,
        id,
        goal -> {
          GoalRules.fill(goal, body);
          if (version.equals("v1_1")) {
            milestones(goal, body);
          }
        });
  }

  private void milestones(ObjectNode goal, JsonNode body) {
    Set<String> gone = new HashSet<>();
    body.path("deletedMilestoneIds").forEach(id -> gone.add(id.asText()));
    ArrayNode kept = Json.MAPPER.createArrayNode();
    for (JsonNode milestone : goal.path("milestones")) {
      if (!gone.contains(milestone.path("id").asText())) {
        kept.add(milestone);
      }
    }
    goal.set("milestones", kept);
    addMilestones(goal, body.path("milestones"), Integer.parseInt(world.goals().nextId()) - 1);
  }

  ObjectNode progress(String employee, String id, JsonNode body) {
    GoalRules.checkProgress(body);
    return edit(
        employee,
        id,
        goal -> {
          // Milestones count the progress of their goal themselves: canEditGoalProgressBar is
          // false.
          if (!goal.path("milestones").isEmpty()) {
            throw new BambooFailure(403, "Goal progress is counted from its milestones");
          }
          GoalRules.progress(goal, body);
        });
  }

  ObjectNode milestone(String employee, String id, String milestone, JsonNode body) {
    return edit(
        employee,
        id,
        goal -> {
          for (JsonNode one : goal.path("milestones")) {
            if (one.path("id").asText().equals(milestone)) {
              GoalRules.complete(goal, (ObjectNode) one, body.path("complete").asBoolean());
              return;
            }
          }
          throw BambooFailure.notFound("Milestone");
        });
  }

  ObjectNode share(String employee, String id, JsonNode body) {
    return edit(
        employee,
        id,
        goal -> {
          ObjectNode whole = goal.deepCopy();
          whole.set("sharedWithEmployeeIds", body.path("sharedWithEmployeeIds"));
          GoalRules.checkWhole(whole, employee);
          GoalRules.fill(goal, whole);
        });
  }

  ObjectNode close(String employee, String id, JsonNode body) {
    ObjectNode goal = edit(employee, id, open -> open.put("status", "closed"));
    if (!body.path("comment").asText("").isBlank()) {
      comment(employee, id, body.path("comment").asText());
    }
    return goal;
  }

  ObjectNode reopen(String employee, String id) {
    return world.change(
        change -> {
          ObjectNode goal = goal(employee, id).deepCopy();
          if (!goal.path("status").asText().equals("closed")) {
            throw new BambooFailure(403, "Goal is not closed");
          }
          goal.put(
              "status", goal.path("percentComplete").asInt() == 100 ? "completed" : "in_progress");
          return save(change, employee, GoalRules.touch(goal));
        });
  }

  void delete(String employee, String id) {
    world.change(
        change -> {
          goal(employee, id);
          ObjectNode operation = operation("goal-deleted", employee).put("goal", id);
          change.apply(operation);
          return operation;
        });
  }

  ObjectNode comment(String employee, String id, String text) {
    if (text.isBlank()) {
      throw BambooFailure.invalid("text is required");
    }
    return world.change(
        change -> {
          goal(employee, id);
          ObjectNode comment = Json.MAPPER.createObjectNode();
          comment.put("id", Integer.parseInt(world.goals().nextId()));
          comment.put("authorUserId", 1).put("createdAt", Instant.now().toString());
          comment.put("text", text).put("canEdit", true).put("canDelete", true);
          ObjectNode operation = operation("goal-comment", employee).put("goal", id);
          operation.set("comment", comment);
          change.apply(operation);
          return comment;
        });
  }

  private ObjectNode edit(String employee, String id, Consumer<ObjectNode> how) {
    return world.change(
        change -> {
          ObjectNode goal = goal(employee, id).deepCopy();
          if (goal.path("status").asText().equals("closed")) {
            throw new BambooFailure(403, "Goal is not editable");
          }
          how.accept(goal);
          return save(change, employee, GoalRules.touch(goal));
        });
  }

  ObjectNode goal(String employee, String id) {
    return world.goals().find(employee, id).orElseThrow(() -> BambooFailure.notFound("Goal"));
  }

  private static ObjectNode save(World.Change change, String employee, ObjectNode goal) {
    ObjectNode operation = operation("goal", employee);
    operation.set("goal", goal);
    change.apply(operation);
    return goal;
  }

  private static ObjectNode operation(String name, String employee) {
    return Json.MAPPER.createObjectNode().put("op", name).put("employee", employee);
  }
}
