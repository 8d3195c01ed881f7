package org.learnwire.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** chat.postMessage and users.lookupByEmail: always HTTP 200, {@code ok} tells. */
final class WebApi {

  private static final Map<String, String> CHANNELS =
      Map.of("C0KUDOS", "#kudos", "C0MANAGERS", "#managers", "#kudos", "#kudos");

  private final World world;

  WebApi(World world) {
    this.world = world;
  }

  ObjectNode answer(Call call) {
    String token = call.header("Authorization").replaceFirst("^Bearer ", "");
    if (token.isEmpty()) {
      return error("not_authed");
    }
    if (!token.equals(Slack.TOKEN)) {
      return error("invalid_auth");
    }
    return switch (call.path()) {
      case "/api/chat.postMessage" -> post(arguments(call));
      case "/api/users.lookupByEmail" -> lookup(arguments(call).path("email").asText(""));
      default -> error("unknown_method");
    };
  }

  private static JsonNode arguments(Call call) {
    if (call.isForm() || call.body().length == 0) {
      return call.form();
    }
    try {
      return Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private ObjectNode post(JsonNode arguments) {
    String asked = arguments.path("channel").asText("");
    Optional<String> channel = channel(asked);
    if (channel.isEmpty()) {
      return error("channel_not_found");
    }
    if (arguments.path("text").asText("").isBlank() && arguments.path("blocks").isEmpty()) {
      return error("no_text");
    }
    String ts = Slack.post(world, channel.get(), arguments);
    ObjectNode answer = Json.MAPPER.createObjectNode().put("ok", true);
    answer.put("channel", asked.startsWith("C") ? asked : channel.get()).put("ts", ts);
    answer
        .putObject("message")
        .put("type", "message")
        .put("text", arguments.path("text").asText(""))
        .put("ts", ts);
    return answer;
  }

  /** A user's id is answered with the id of the direct channel. */
  private Optional<String> channel(String asked) {
    if (asked.startsWith("U")) {
      return world.read(() -> world.company().employee(asked.substring(1)).map(e -> "D" + e.id()));
    }
    return Optional.ofNullable(CHANNELS.get(asked));
  }

  private ObjectNode lookup(String email) {
    return world.read(
        () ->
            world.company().employees().stream()
                .filter(e -> e.standing() != Employee.Standing.LEFT)
                .filter(e -> e.email().equalsIgnoreCase(email))
                .findFirst()
                .map(WebApi::user)
                .orElseGet(() -> error("users_not_found")));
  }

  private static ObjectNode user(Employee employee) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("ok", true);
    ObjectNode user = answer.putObject("user");
    user.put("id", "U" + employee.id()).put("name", employee.email().split("@")[0]);
    user.put("deleted", false).put("real_name", employee.displayName());
    user.putObject("profile").put("email", employee.email());
    return answer;
  }

  static ObjectNode error(String word) {
    return Json.MAPPER.createObjectNode().put("ok", false).put("error", word);
  }
}
