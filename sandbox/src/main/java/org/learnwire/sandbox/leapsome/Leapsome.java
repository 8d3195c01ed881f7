package org.learnwire.sandbox.leapsome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Leapsome. Its API makes no goals: everybody has one from the start. */
public final class Leapsome implements Service {

  public static final String SECRET = "sandbox-leapsome-secret";

  /** What the secret is exchanged for. */
  private static final String TOKEN = "sandbox-leapsome-jwt";

  private static final String GOALS = "leapsome/goals";
  private static final String PRAISE = "leapsome/praise";
  private static final Pattern GOAL = Pattern.compile("/goals/(g\\d+)(?:/key-results/(k\\d+))?");
  private final World world;
  private final Rate rate = new Rate();

  public Leapsome(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "leapsome";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().equals("/token")) {
      return SECRET.equals(call.param("secret"))
          ? json(200, Json.MAPPER.createObjectNode().put("token", TOKEN).put("expiresIn", 3600))
          : error(401, "Unauthorized");
    }
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "Unauthorized");
    }
    if (rate.exceeded(world.settings().perSecond("leapsome"))) {
      return error(429, "Too many requests");
    }
    Matcher goal = GOAL.matcher(call.path());
    if (goal.matches()) {
      return goal(call, goal.group(1), goal.group(2));
    }
    return switch (call.method() + " " + call.path()) {
      case "GET /employees" -> employees(call);
      case "GET /goals" -> goals(call);
      case "POST /feedback/praise" -> praise(call);
      default -> error(404, "Not found");
    };
  }

  private Reply employees(Call call) {
    int page = number(call.param("page"), 1);
    int size = number(call.param("pageSize"), 50);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode data = answer.putArray("data");
    List<Employee> all = world.read(() -> List.copyOf(world.company().employees()));
    all.stream().skip((page - 1L) * size).limit(size).forEach(each -> data.add(shown(each)));
    answer.putObject("meta").put("page", page).put("pageSize", size).put("totalCount", all.size());
    return json(200, answer);
  }

  private static ObjectNode shown(Employee employee) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", "u" + employee.id())
        .put("email", employee.email())
        .put("firstname", employee.first())
        .put("lastname", employee.last())
        .put("fullname", employee.displayName())
        .put("displayedName", employee.displayName())
        .put("status", employee.standing() == Employee.Standing.LEFT ? "deactivated" : "active");
  }

  private Reply goals(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    String user = String.valueOf(call.param("userId"));
    ArrayNode data = answer.putArray("data");
    employee(user.replaceFirst("^u", "")).ifPresent(found -> data.add(goalOf(found)));
    answer.putObject("meta").put("count", data.size());
    return json(200, answer);
  }

  private Reply goal(Call call, String id, String keyResult) {
    Optional<Employee> owner = employee(id.substring(1));
    if (owner.isEmpty() || (keyResult != null && !keyResult.equals("k" + id.substring(1)))) {
      return error(404, "Not found");
    }
    ObjectNode goal = goalOf(owner.get());
    if (keyResult == null) {
      return call.method().equals("GET") ? json(200, goal) : error(404, "Not found");
    }
    JsonNode metric = body(call).path("metric");
    for (String needed : List.of("type", "start", "end", "current")) {
      if (!metric.has(needed)) {
        return error(422, "metric." + needed + " is required");
      }
    }
    ((ObjectNode) goal.path("keyResults").path(0)).set("metric", metric);
    goal.put("progress", metric.path("current").asInt());
    return world.change(
        change -> {
          change.put(GOALS, id, goal);
          return json(200, goal);
        });
  }

  /** As it was moved last, else as it was from the start. */
  private ObjectNode goalOf(Employee employee) {
    Optional<ObjectNode> moved = world.read(() -> world.things().find(GOALS, "g" + employee.id()));
    return moved.map(ObjectNode::deepCopy).orElseGet(() -> firstGoal(employee));
  }

  private static ObjectNode firstGoal(Employee employee) {
    ObjectNode goal = Json.MAPPER.createObjectNode().put("id", "g" + employee.id());
    goal.put("type", "user").put("name", "Learn and apply").put("description", "");
    goal.putObject("user").put("id", "u" + employee.id()).put("email", employee.email());
    goal.put("progress", 0).put("status", "live").put("progressStatus", "onTrack");
    ObjectNode result = goal.putArray("keyResults").addObject();
    result.put("id", "k" + employee.id()).put("name", "Learning progress");
    result
        .putObject("metric")
        .put("type", "percentage")
        .put("start", 0)
        .put("end", 100)
        .put("current", 0);
    return goal;
  }

  private Reply praise(Call call) {
    JsonNode body = body(call);
    for (String needed : List.of("senderId", "receiverIds", "message")) {
      if (!body.has(needed)) {
        return error(422, needed + " is required");
      }
    }
    return world.change(
        change -> {
          String id = "p" + world.things().nextNumber();
          change.put(PRAISE, id, ((ObjectNode) body).put("id", id));
          return json(201, Json.MAPPER.createObjectNode().put("id", id));
        });
  }

  private Optional<Employee> employee(String id) {
    return world.read(() -> world.company().employee(id));
  }

  private static JsonNode body(Call call) {
    try {
      JsonNode body = Json.MAPPER.readTree(call.body());
      return body instanceof ObjectNode ? body : Json.MAPPER.createObjectNode();
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static int number(String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private static Reply json(int status, ObjectNode json) {
    return Reply.json(status, Json.of(json));
  }

  private static Reply error(int status, String message) {
    return json(status, Json.MAPPER.createObjectNode().put("message", message));
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
