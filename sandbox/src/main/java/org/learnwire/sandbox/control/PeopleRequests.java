package org.learnwire.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** Turns "this person leaves" into operations in HR and Moodle, and plays the human at a goal. */
final class PeopleRequests {

  interface Kind {
    void plan(PeopleRequests to, References refs, JsonNode request);
  }

  static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    KINDS.put("leaver", PeopleRequests::leave);
    KINDS.put("on-leave", (to, refs, r) -> to.standing(refs, Employee.Standing.ON_LEAVE));
    KINDS.put("back", (to, refs, r) -> to.standing(refs, Employee.Standing.ACTIVE));
    KINDS.put("move", PeopleRequests::move);
    KINDS.put("rename-person", PeopleRequests::rename);
    KINDS.put("hire", PeopleRequests::hire);
    KINDS.put("suspend-account", (to, refs, r) -> to.account("suspend-account", refs));
    KINDS.put("delete-account", (to, refs, r) -> to.account("delete-account", refs));
    KINDS.put("goal-edit", PeopleRequests::editGoal);
    KINDS.put("goal-delete", PeopleRequests::deleteGoal);
    KINDS.put("thing-edit", PeopleRequests::editThing);
  }

  private final World world;
  private final long at;
  private final Consumer<ObjectNode> out;

  PeopleRequests(World world, long at, Consumer<ObjectNode> out) {
    this.world = world;
    this.at = at;
    this.out = out;
  }

  private ObjectNode op(String name) {
    return Json.MAPPER.createObjectNode().put("op", name).put("at", at);
  }

  private void account(String name, References refs) {
    out.accept(op(name).put("user", refs.account().id()));
  }

  private void leave(References refs, JsonNode request) {
    Employee employee = refs.employee();
    out.accept(op("left").put("employee", employee.id()).put("day", refs.day()));
    for (Account account : world.company().accountsOf(employee)) {
      out.accept(op("suspend-account").put("user", account.id()));
    }
  }

  private void standing(References refs, Employee.Standing to) {
    out.accept(op("standing").put("employee", refs.employee().id()).put("to", to.name()));
  }

  private void move(References refs, JsonNode request) {
    ObjectNode operation = op("moved").put("employee", refs.employee().id());
    copy(request, operation, "team", "supervisor");
    out.accept(operation);
  }

  private void rename(References refs, JsonNode request) {
    ObjectNode inHr = op("renamed").put("employee", refs.employee().id());
    ObjectNode inMoodle = op("rename-account").put("user", refs.account().id());
    copy(request, inHr, "first", "last", "email");
    copy(request, inMoodle, "first", "last", "email");
    out.accept(inHr);
    out.accept(inMoodle);
  }

  private static void copy(JsonNode from, ObjectNode to, String... fields) {
    for (String field : fields) {
      if (from.has(field)) {
        to.set(field, from.get(field));
      }
    }
  }

  private void hire(References refs, JsonNode request) {
    Company company = world.company();
    String first = refs.text("first");
    String last = refs.text("last");
    String employee = company.newEmployeeId();
    String email = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
    ObjectNode operation =
        op("hired").put("employee", employee).put("user", company.newAccountId());
    operation.put("first", first).put("last", last).put("day", refs.day());
    operation.put(
        "number", request.path("number").asText("E" + (8000 + Integer.parseInt(employee))));
    operation.put("email", request.path("email").asText(email + "@acme.example.test"));
    operation.put("team", request.path("team").asText("Customer Service"));
    operation.put("supervisor", request.path("supervisor").asText(null));
    out.accept(operation);
  }

  /** A manager changes a goal by hand in BambooHR. */
  private void editGoal(References refs, JsonNode request) {
    String id = refs.text("goal");
    String owner = owner(id);
    ObjectNode goal = world.goals().find(owner, id).orElseThrow().deepCopy();
    copy(request, goal, "title", "description", "dueDate", "percentComplete", "status");
    goal.put("lastChangedDateTime", java.time.Instant.ofEpochSecond(at).toString());
    ObjectNode operation = op("goal").put("employee", owner);
    operation.set("goal", goal);
    out.accept(operation);
  }

  private void deleteGoal(References refs, JsonNode request) {
    String id = refs.text("goal");
    out.accept(op("goal-deleted").put("employee", owner(id)).put("goal", id));
  }

  /** Somebody changes by hand what another vendor keeps: these values, over what is there. */
  private void editThing(References refs, JsonNode request) {
    String collection = refs.text("collection");
    String id = refs.text("id");
    ObjectNode thing =
        world
            .things()
            .find(collection, id)
            .orElseThrow(() -> new BadRequest("no " + id + " in " + collection))
            .deepCopy();
    ObjectNode operation = op("thing").put("collection", collection).put("id", id);
    operation.set("thing", merged(thing, request.path("values")));
    out.accept(operation);
  }

  private static ObjectNode merged(ObjectNode thing, JsonNode values) {
    for (var value : values.properties()) {
      if (value.getValue().isObject()) {
        merged(thing.withObjectProperty(value.getKey()), value.getValue());
      } else {
        thing.set(value.getKey(), value.getValue());
      }
    }
    return thing;
  }

  private String owner(String goal) {
    return world.goals().owner(goal).orElseThrow(() -> new BadRequest("no goal " + goal));
  }
}
