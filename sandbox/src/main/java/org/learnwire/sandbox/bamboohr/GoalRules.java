package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.learnwire.sandbox.http.Json;

/** What a goal must have, and how it reads once it has it. */
final class GoalRules {

  private static final int DAY = 10;

  private GoalRules() {}

  /** The fields that create and update demand, all of them each time. */
  static void checkWhole(JsonNode body, String owner) {
    if (body.path("title").asText("").isBlank()) {
      throw BambooFailure.invalid("title is required");
    }
    day(body, "dueDate");
    checkProgress(body);
    JsonNode shared = body.path("sharedWithEmployeeIds");
    boolean withOwner = false;
    for (JsonNode id : shared) {
      if (!id.isInt()) {
        throw BambooFailure.invalid("sharedWithEmployeeIds must be a list of integers");
      }
      withOwner |= id.asText().equals(owner);
    }
    if (!withOwner) {
      throw BambooFailure.invalid("sharedWithEmployeeIds must contain the goal owner");
    }
  }

  static void checkProgress(JsonNode body) {
    JsonNode percent = body.path("percentComplete");
    if (!percent.isInt() || percent.asInt() < 0 || percent.asInt() > 100) {
      throw BambooFailure.invalid("percentComplete must be an integer from 0 to 100");
    }
    if (percent.asInt() == 100) {
      day(body, "completionDate");
    }
  }

  private static void day(JsonNode body, String field) {
    String value = body.path(field).asText("");
    try {
      LocalDate.parse(value.length() > DAY ? value.substring(0, DAY) : value);
    } catch (DateTimeParseException e) {
      throw BambooFailure.invalid(field + " is required, as YYYY-MM-DD");
    }
  }

  /** Writes what the body says into the goal. */
  static void fill(ObjectNode goal, JsonNode body) {
    goal.put("title", body.path("title").asText());
    goal.put("description", body.path("description").asText(null));
    progress(goal, body);
    goal.set("alignsWithOptionId", body.path("alignsWithOptionId").deepCopy());
    if (!body.has("alignsWithOptionId")) {
      goal.putNull("alignsWithOptionId");
    }
    goal.set("sharedWithEmployeeIds", body.path("sharedWithEmployeeIds").deepCopy());
    goal.put("dueDate", body.path("dueDate").asText());
  }

  static void progress(ObjectNode goal, JsonNode body) {
    int percent = body.path("percentComplete").asInt();
    goal.put("percentComplete", percent);
    String done = body.path("completionDate").asText("");
    goal.put(
        "completionDate", percent < 100 ? null : done.length() > DAY ? done : done + "T00:00:00Z");
    goal.put("status", percent == 100 ? "completed" : "in_progress");
  }

  static ObjectNode touch(ObjectNode goal) {
    goal.put("lastChangedDateTime", Instant.ofEpochSecond(now()).toString());
    ObjectNode actions = goal.putObject("actions");
    boolean open = !goal.path("status").asText().equals("closed");
    actions.put("canEditGoalProgressBar", open && goal.path("milestones").isEmpty());
    actions.put("canEditGoalMilestoneProgressBar", open && !goal.path("milestones").isEmpty());
    return goal;
  }

  static ObjectNode milestone(String id, String goal, String title) {
    ObjectNode milestone = Json.MAPPER.createObjectNode();
    milestone.put("id", id).put("employeeGoalId", goal).put("title", title);
    milestone.put("currentValue", 0).put("startValue", 0).put("endValue", 100);
    milestone.putNull("completedDateTime");
    milestone.put("lastUpdateDateTime", Instant.ofEpochSecond(now()).toString());
    milestone.putNull("lastUpdateUserId");
    return milestone;
  }

  /** A milestone done moves the goal: the share of milestones that are done. */
  static void complete(ObjectNode goal, ObjectNode milestone, boolean done) {
    String now = Instant.ofEpochSecond(now()).toString();
    milestone.put("currentValue", done ? 100 : 0).put("lastUpdateDateTime", now);
    milestone.put("completedDateTime", done ? now : null);
    ArrayNode all = (ArrayNode) goal.get("milestones");
    int complete = 0;
    for (JsonNode one : all) {
      complete += one.path("completedDateTime").isNull() ? 0 : 1;
    }
    ObjectNode percent = Json.MAPPER.createObjectNode();
    percent.put("percentComplete", complete * 100 / all.size());
    percent.put("completionDate", now);
    progress(goal, percent);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
