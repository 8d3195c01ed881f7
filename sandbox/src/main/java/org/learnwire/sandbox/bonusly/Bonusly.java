package org.learnwire.sandbox.bonusly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Bonusly: each POST gives points, whatever was given before. */
public final class Bonusly implements Service {

  public static final String TOKEN = "sandbox-bonusly-token";
  private static final String BONUSES = "bonusly/bonuses";
  private static final Pattern REASON =
      Pattern.compile("\\+(\\d+) @(u\\d+) (.+) #(learning|teamwork)");
  private final World world;
  private final Rate rate = new Rate();

  public Bonusly(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "bonusly";
  }

  @Override
  public Reply answer(Call call) {
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "Invalid access token");
    }
    if (rate.exceeded(world.settings().perSecond("bonusly"))) {
      return error(429, "Too many requests");
    }
    return switch (call.method() + " " + call.path()) {
      case "GET /users/me" -> result(200, Json.MAPPER.createObjectNode().put("id", "me"));
      case "GET /users" -> users(call);
      case "GET /bonuses" -> result(200, all());
      case "POST /bonuses" -> give(call);
      default -> error(404, "Not found");
    };
  }

  private Reply users(Call call) {
    String email = call.param("email");
    ArrayNode found = Json.MAPPER.createArrayNode();
    people().stream()
        .filter(each -> email == null || each.email().equalsIgnoreCase(email))
        .skip(number(call.param("skip"), 0))
        .limit(number(call.param("limit"), 20))
        .forEach(each -> found.add(shown(each)));
    return result(200, found);
  }

  private ArrayNode all() {
    ArrayNode all = Json.MAPPER.createArrayNode();
    world.read(() -> List.copyOf(world.things().of(BONUSES))).forEach(all::add);
    return all;
  }

  private Reply give(Call call) {
    JsonNode asked = body(call);
    Matcher reason = REASON.matcher(asked.path("reason").asText());
    if (!reason.matches()) {
      return error(422, "Say how many points, to whom and under which hashtag");
    }
    Optional<Employee> giver =
        people().stream()
            .filter(each -> each.email().equalsIgnoreCase(asked.path("giver_email").asText()))
            .findFirst();
    Optional<Employee> receiver =
        people().stream().filter(each -> name(each).equals(reason.group(2))).findFirst();
    if (giver.isEmpty() || receiver.isEmpty()) {
      return error(422, "Giver or receiver is nobody here");
    }
    return world.change(
        change -> {
          String id = "b" + world.things().nextNumber();
          ObjectNode bonus = Json.MAPPER.createObjectNode().put("id", id);
          bonus.put("reason", asked.path("reason").asText());
          bonus.put("amount", Integer.parseInt(reason.group(1)));
          bonus.put("value", "#" + reason.group(4));
          bonus.set("giver", shown(giver.get()));
          bonus.putArray("receivers").add(shown(receiver.get()));
          change.put(BONUSES, id, bonus);
          return result(200, bonus);
        });
  }

  private List<Employee> people() {
    return world.read(() -> List.copyOf(world.company().employees()));
  }

  private static String name(Employee employee) {
    return "u" + employee.id();
  }

  private static ObjectNode shown(Employee employee) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", "24ab" + employee.id())
        .put("username", name(employee))
        .put("full_name", employee.displayName())
        .put("email", employee.email())
        .put("can_receive", employee.standing() != Employee.Standing.LEFT)
        .put("status", employee.standing() == Employee.Standing.LEFT ? "archived" : "active");
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

  private static Reply result(int status, JsonNode result) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("success", true);
    answer.set("result", result);
    return Reply.json(status, Json.of(answer));
  }

  private static Reply error(int status, String message) {
    return Reply.json(
        status,
        Json.of(Json.MAPPER.createObjectNode().put("success", false).put("message", message)));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "Invalid access token");
      case THROTTLE -> error(429, "Too many requests");
      default -> error(fault.status(), "Refused by the sandbox");
    };
  }
}
