package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** The addresses below {@code …/employees/{id}/goals}. */
final class GoalResource {

  private final World world;
  private final GoalReading reading;
  private final GoalWriting writing;

  GoalResource(World world) {
    this.world = world;
    this.reading = new GoalReading(world);
    this.writing = new GoalWriting(world);
  }

  Reply answer(Call call, String version, String employee, @Nullable String rest) {
    // Inferred: the vendor does not say how a company without the performance module answers.
    if (!world.settings().on("bamboohr", "goals")) {
      throw BambooFailure.notFound("Resource");
    }
    world
        .read(() -> world.company().employee(employee))
        .orElseThrow(() -> BambooFailure.notFound("Employee"));
    String[] steps = rest == null || rest.isEmpty() ? new String[0] : rest.split("/");
    return switch (steps.length) {
      case 0 -> collection(call, version, employee);
      case 1 ->
          steps[0].matches("\\d+")
              ? one(call, version, employee, steps[0])
              : look(call, version, employee, steps[0]);
      case 2 -> part(call, employee, steps[0], steps[1]);
      default -> milestone(call, employee, steps);
    };
  }

  private Reply collection(Call call, String version, String employee) {
    return switch (call.method()) {
      case "GET" -> read(() -> reading.list(version, employee, call.param("filter")));
      case "POST" -> goal(201, writing.create(employee, BambooHr.body(call)));
      default -> throw new BambooFailure(405, "Method not allowed");
    };
  }

  private Reply look(Call call, String version, String employee, String what) {
    return switch (call.method() + " " + what) {
      case "GET aggregate" ->
          read(() -> reading.aggregate(version, employee, call.param("filter")));
      case "GET canCreateGoals" ->
          read(
              () ->
                  Json.MAPPER
                      .createObjectNode()
                      .put("canCreateGoals", world.settings().on("bamboohr", "canCreateGoals")));
      default -> throw BambooFailure.notFound("Resource");
    };
  }

  private Reply one(Call call, String version, String employee, String id) {
    switch (call.method()) {
      case "PUT" -> {
        return goal(200, writing.update(version, employee, id, BambooHr.body(call)));
      }
      case "DELETE" -> {
        writing.delete(employee, id);
        return Reply.empty(204);
      }
      default -> throw new BambooFailure(405, "Method not allowed");
    }
  }

  private Reply part(Call call, String employee, String id, String part) {
    JsonNode body = call.method().equals("GET") ? null : BambooHr.body(call);
    return switch (call.method() + " " + part) {
      case "GET aggregate" -> read(() -> reading.one(employee, writing.goal(employee, id)));
      case "PUT progress" -> goal(200, writing.progress(employee, id, body));
      case "PUT sharedWith" -> goal(200, writing.share(employee, id, body));
      case "POST comments" ->
          Reply.json(201, Json.of(writing.comment(employee, id, body.path("text").asText(""))));
      case "POST close" -> goal(201, writing.close(employee, id, body));
      case "POST reopen" -> goal(201, writing.reopen(employee, id));
      default -> throw BambooFailure.notFound("Resource");
    };
  }

  private Reply milestone(Call call, String employee, String[] steps) {
    if (!(call.method() + " " + steps[1] + " " + steps[steps.length - 1])
        .equals("PUT milestones progress")) {
      throw BambooFailure.notFound("Resource");
    }
    return goal(200, writing.milestone(employee, steps[0], steps[2], BambooHr.body(call)));
  }

  private Reply read(Supplier<ObjectNode> look) {
    return world.read(() -> Reply.json(200, Json.of(look.get())));
  }

  private static Reply goal(int status, ObjectNode goal) {
    ObjectNode wrapped = Json.MAPPER.createObjectNode();
    wrapped.set("goal", goal);
    return Reply.json(status, Json.of(wrapped));
  }
}
