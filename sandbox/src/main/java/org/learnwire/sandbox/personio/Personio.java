package org.learnwire.sandbox.personio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Personio: v1, read only, at most 100 employees a page. */
public final class Personio implements Service {

  public static final String CLIENT = "sandbox-personio-client";
  public static final String SECRET = "sandbox-personio-secret";
  private static final String TOKEN = "sandbox-personio-token";
  private static final int MOST = 100;
  private final World world;
  private final Rate rate = new Rate();

  public Personio(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "personio";
  }

  @Override
  public Reply answer(Call call) {
    if (rate.exceeded(world.settings().perSecond("personio"))) {
      return error(429, "Too many requests");
    }
    if (call.method().equals("POST") && call.path().equals("/auth")) {
      return token(call);
    }
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "Unauthenticated");
    }
    return call.method().equals("GET") && call.path().equals("/company/employees")
        ? employees(number(call.param("offset"), 0), number(call.param("limit"), 50))
        : error(404, "Not found");
  }

  private static Reply token(Call call) {
    JsonNode asked = body(call);
    if (!asked.path("client_id").asText().equals(CLIENT)
        || !asked.path("client_secret").asText().equals(SECRET)) {
      return error(403, "Wrong credentials");
    }
    ObjectNode answer = Json.MAPPER.createObjectNode().put("success", true);
    answer
        .putObject("data")
        .put("token", TOKEN)
        .put("expires_in", 86_400)
        .put("scope", "employees:read");
    return json(200, answer);
  }

  private Reply employees(int offset, int limit) {
    if (limit > MOST) {
      return error(422, "The limit may not be greater than 100");
    }
    List<Employee> all = world.read(() -> List.copyOf(world.company().employees()));
    ObjectNode answer = Json.MAPPER.createObjectNode().put("success", true);
    answer
        .putObject("metadata")
        .put("total_elements", all.size())
        .put("current_page", offset / Math.max(limit, 1))
        .put("total_pages", (all.size() + limit - 1) / Math.max(limit, 1));
    answer.put("offset", offset).put("limit", limit);
    ArrayNode data = answer.putArray("data");
    all.stream().skip(offset).limit(limit).forEach(each -> data.add(shown(each)));
    return json(200, answer);
  }

  private static ObjectNode shown(Employee employee) {
    ObjectNode shown = Json.MAPPER.createObjectNode().put("type", "Employee");
    ObjectNode attributes = shown.putObject("attributes");
    value(attributes, "id", "integer", Json.MAPPER.valueToTree(Integer.valueOf(employee.id())));
    text(attributes, "first_name", employee.first());
    text(attributes, "last_name", employee.last());
    text(attributes, "preferred_name", employee.displayName());
    text(attributes, "email", employee.email());
    text(
        attributes,
        "status",
        switch (employee.standing()) {
          case ACTIVE -> "active";
          case ON_LEAVE -> "leave";
          case LEFT -> "inactive";
        });
    text(attributes, "position", employee.title());
    value(attributes, "department", "standard", named("Department", employee.team()));
    value(attributes, "office", "standard", named("Office", employee.location()));
    if (employee.supervisor() != null) {
      ObjectNode supervisor = Json.MAPPER.createObjectNode().put("type", "Employee");
      value(
          supervisor.putObject("attributes"),
          "id",
          "integer",
          Json.MAPPER.valueToTree(Integer.valueOf(employee.supervisor())));
      value(attributes, "supervisor", "standard", supervisor);
    }
    text(attributes, "hire_date", employee.hired() + "T00:00:00+01:00");
    text(
        attributes,
        "termination_date",
        employee.left() == null ? null : employee.left() + "T00:00:00+01:00");
    return shown;
  }

  private static ObjectNode named(String type, String name) {
    ObjectNode record = Json.MAPPER.createObjectNode().put("type", type);
    record.putObject("attributes").put("id", Math.abs(name.hashCode() % 1000)).put("name", name);
    return record;
  }

  private static void text(ObjectNode attributes, String name, @Nullable String text) {
    value(attributes, name, "standard", Json.MAPPER.valueToTree(text));
  }

  private static void value(ObjectNode attributes, String name, String type, JsonNode value) {
    attributes
        .putObject(name)
        .put("label", name)
        .put("type", type)
        .put("universal_id", name)
        .set("value", value);
  }

  private static JsonNode body(Call call) {
    try {
      return Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private static Reply json(int status, ObjectNode json) {
    return Reply.json(status, Json.of(json));
  }

  private static Reply error(int status, String message) {
    ObjectNode error = Json.MAPPER.createObjectNode().put("success", false);
    error.putObject("error").put("code", status).put("message", message);
    return json(status, error);
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "Unauthenticated");
      case THROTTLE -> error(429, "Too many requests");
      default -> error(fault.status(), "Refused by the sandbox");
    };
  }
}
