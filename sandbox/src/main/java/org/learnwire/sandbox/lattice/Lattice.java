package org.learnwire.sandbox.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Lattice. An update adds to what is there: sent twice it counts twice. */
public final class Lattice implements Service {

  public static final String KEY = "sandbox-lattice-key";
  private static final String GOALS = "lattice/goals";
  private static final Pattern OF_USER = Pattern.compile("/user/u-(\\d+)/goals");
  private static final Pattern ONE = Pattern.compile("/goal/(g-\\d+)");
  private static final Pattern UPDATE = Pattern.compile("/goals/(g-\\d+)/update");
  private final World world;
  private final Rate rate = new Rate();

  public Lattice(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "lattice";
  }

  @Override
  public Reply answer(Call call) {
    if (!call.header("Authorization").equals("Bearer " + KEY)) {
      return error(401, "Unauthorized");
    }
    if (rate.exceeded(world.settings().perSecond("lattice"))) {
      return error(429, "Too many requests");
    }
    return call.method().equals("GET")
        ? read(call)
        : call.method().equals("POST") ? write(call) : error(404, "Not found");
  }

  private Reply read(Call call) {
    Matcher ofUser = OF_USER.matcher(call.path());
    Matcher one = ONE.matcher(call.path());
    if (call.path().equals("/me")) {
      return Reply.json(200, Json.of(Json.MAPPER.createObjectNode().put("id", "u-0")));
    }
    if (call.path().equals("/users")) {
      List<Employee> all = world.read(() -> List.copyOf(world.company().employees()));
      return page(call, all.stream().map(Lattice::shown).toList());
    }
    if (ofUser.matches()) {
      String owner = "u-" + ofUser.group(1);
      return page(
          call,
          world.read(() -> List.copyOf(world.things().of(GOALS))).stream()
              .filter(goal -> owns(goal, owner))
              .toList());
    }
    return one.matches()
        ? found(one.group(1))
            .map(goal -> Reply.json(200, Json.of(goal)))
            .orElseGet(() -> error(404, "Not found"))
        : error(404, "Not found");
  }

  private static boolean owns(ObjectNode goal, String owner) {
    return StreamSupport.stream(goal.path("ownerIds").spliterator(), false)
        .anyMatch(id -> id.asText().equals(owner));
  }

  private static ObjectNode shown(Employee employee) {
    return Json.MAPPER
        .createObjectNode()
        .put("object", "user")
        .put("id", "u-" + employee.id())
        .put("name", employee.displayName())
        .put("email", employee.email())
        .put("status", employee.standing() == Employee.Standing.LEFT ? "DEACTIVATED" : "ACTIVE");
  }

  /** The mark of a page is the place where it ends. */
  private static Reply page(Call call, List<ObjectNode> all) {
    int from = number(call.param("startingAfter"), 0);
    int limit = Math.min(number(call.param("limit"), 10), 100);
    ObjectNode answer = Json.MAPPER.createObjectNode().put("object", "list");
    var data = answer.putArray("data");
    all.stream().skip(from).limit(limit).forEach(data::add);
    boolean more = from + limit < all.size();
    answer.put("hasMore", more).put("endingCursor", more ? "" + (from + limit) : null);
    return Reply.json(200, Json.of(answer));
  }

  private Reply write(Call call) {
    JsonNode body = body(call);
    Matcher update = UPDATE.matcher(call.path());
    if (call.path().equals("/goals")) {
      return create(body);
    }
    return update.matches() ? update(update.group(1), body) : error(404, "Not found");
  }

  private Reply create(JsonNode body) {
    if (body.path("name").asText().isEmpty() || body.path("ownerIds").isEmpty()) {
      return error(400, "name and ownerIds are required");
    }
    return world.change(
        change -> {
          String id = "g-" + world.things().nextNumber();
          ObjectNode goal = ((ObjectNode) body).deepCopy().put("object", "goal").put("id", id);
          goal.set("endingAmount", goal.remove("goalAmount"));
          goal.set("isPrivate", goal.remove("private"));
          goal.set("currentAmount", goal.path("startingAmount"));
          goal.put("state", "Active").put("status", "NotUpdated").remove("isDraft");
          change.put(GOALS, id, goal);
          return Reply.json(200, Json.of(goal));
        });
  }

  private Reply update(String id, JsonNode body) {
    return world.change(
        change -> {
          Optional<ObjectNode> found = found(id);
          if (found.isEmpty()) {
            return error(404, "Not found");
          }
          ObjectNode goal = found.get().deepCopy();
          double now = goal.path("currentAmount").asDouble() + body.path("increment").asDouble();
          goal.put("currentAmount", now).put("updates", goal.path("updates").asInt() + 1);
          if (body.path("complete").asBoolean()) {
            goal.put("completedAt", 1_769_900_000L).put("state", "Ended");
          }
          change.put(GOALS, id, goal);
          return Reply.json(
              200, Json.of(Json.MAPPER.createObjectNode().put("object", "goalUpdate")));
        });
  }

  private Optional<ObjectNode> found(String id) {
    return world.read(() -> world.things().find(GOALS, id));
  }

  private static JsonNode body(Call call) {
    try {
      JsonNode body = Json.MAPPER.readTree(call.body());
      return body instanceof ObjectNode ? body : Json.MAPPER.createObjectNode();
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, Json.of(Json.MAPPER.createObjectNode().put("message", message)));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "Unauthorized");
      case THROTTLE -> error(429, "Too many requests");
      default -> error(fault.status(), "Refused by the sandbox");
    };
  }
}
