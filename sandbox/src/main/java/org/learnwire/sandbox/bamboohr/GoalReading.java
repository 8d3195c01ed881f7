package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/**
 * Lists of goals. Versions 1 and 1.1 hide goals with milestones, and every list shows one status
 * only: the first one unless a filter is named; {@code status-all} is known to 1.2 alone.
 */
final class GoalReading {

  private static final Map<String, String> FILTERS =
      new java.util.TreeMap<>(
          Map.of(
              "status-inProgress", "in_progress",
              "status-completed", "completed",
              "status-closed", "closed"));

  private static final String FIRST = "status-inProgress";
  private final World world;

  GoalReading(World world) {
    this.world = world;
  }

  ObjectNode list(String version, String employee, @Nullable String filter) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.putArray("goals").addAll(selected(version, employee, chosen(version, filter)));
    return all;
  }

  ObjectNode aggregate(String version, String employee, @Nullable String filter) {
    String chosen = chosen(version, filter);
    List<ObjectNode> goals = selected(version, employee, chosen);
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("canAlign", false);
    all.put("canCreateGoals", world.settings().on("bamboohr", "canCreateGoals"));
    all.set("filters", filters(version, employee));
    all.put("selectedFilter", chosen);
    all.putArray("goals").addAll(goals);
    all.set("persons", persons(employee));
    ArrayNode comments = all.putArray("comments");
    for (ObjectNode goal : goals) {
      int count = world.goals().comments(goal.path("id").asText()).size();
      if (count > 0) {
        comments.addObject().put("goalId", goal.path("id").asInt()).put("commentCount", count);
      }
    }
    return all;
  }

  ObjectNode one(String employee, ObjectNode goal) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("goal", goal);
    all.put("canAlign", false);
    all.put("canCreateGoals", world.settings().on("bamboohr", "canCreateGoals"));
    all.putArray("alignsWithOptions");
    all.set("comments", world.goals().comments(goal.path("id").asText()));
    all.set("persons", persons(employee));
    return all;
  }

  private static String chosen(String version, @Nullable String filter) {
    boolean known = filter != null && FILTERS.containsKey(filter);
    boolean all = "status-all".equals(filter) && version.equals("v1_2");
    return known || all ? filter : FIRST;
  }

  private List<ObjectNode> selected(String version, String employee, String filter) {
    List<ObjectNode> goals = new ArrayList<>();
    for (ObjectNode goal : visible(version, employee)) {
      String status = FILTERS.get(filter);
      if (status == null || status.equals(goal.path("status").asText())) {
        goals.add(goal);
      }
    }
    return goals;
  }

  private List<ObjectNode> visible(String version, String employee) {
    return world.goals().of(employee).stream()
        .filter(goal -> version.equals("v1_2") || goal.path("milestones").isEmpty())
        .toList();
  }

  private ArrayNode filters(String version, String employee) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (String id : List.of(FIRST, "status-completed", "status-closed")) {
      boolean open = !id.equals("status-closed");
      long count =
          visible(version, employee).stream()
              .filter(goal -> goal.path("status").asText().equals(FILTERS.get(id)))
              .count();
      ObjectNode filter = list.addObject().put("id", id).put("name", name(id)).put("count", count);
      filter
          .putObject("actions")
          .put("canCloseGoal", id.equals(FIRST))
          .put("canEditGoal", open)
          .put("canEditGoalProgressBar", open)
          .put("canReopenGoal", !open)
          .put("canShareGoal", open);
    }
    return list;
  }

  private static String name(String filter) {
    return switch (filter) {
      case "status-completed" -> "Completed";
      case "status-closed" -> "Closed";
      default -> "In Progress";
    };
  }

  private ArrayNode persons(String employee) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    world
        .company()
        .employee(employee)
        .ifPresent(
            e ->
                list.addObject()
                    .put("employeeId", Integer.parseInt(employee))
                    .putNull("userId")
                    .put("displayFirstName", e.first())
                    .put("lastName", e.last()));
    return list;
  }
}
