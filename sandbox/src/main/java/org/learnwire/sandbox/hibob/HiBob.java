package org.learnwire.sandbox.hibob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended HiBob: who may call, how often, and what is there. */
public final class HiBob implements Service {

  /** The service user, and its token as the password. */
  public static final String USER = "SERVICE-1";

  public static final String TOKEN = "sandbox-bob-token";
  private final World world;
  private final BobPeople people;
  private final BobGoals goals;
  private final Rate rate = new Rate();

  public HiBob(World world) {
    this.world = world;
    this.people = new BobPeople(world);
    this.goals = new BobGoals(world);
  }

  @Override
  public String system() {
    return "hibob";
  }

  @Override
  public Reply answer(Call call) {
    String pair = USER + ":" + TOKEN;
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!call.header("Authorization").equals(expected)) {
      return error(401, "unauthorized", "Invalid service user or token");
    }
    if (rate.exceeded(world.settings().perSecond("hibob"))) {
      return throttled();
    }
    try {
      JsonNode body =
          call.body().length == 0
              ? Json.MAPPER.createObjectNode()
              : Json.MAPPER.readTree(call.body());
      return call.path().equals("/people/search") && call.method().equals("POST")
          ? people.search(body)
          : goals.answer(call.method(), call.path(), body);
    } catch (IOException e) {
      return error(400, "bad.request", "The body is not JSON");
    }
  }

  static Reply error(int status, String key, String message) {
    return Reply.json(
        status, Json.of(Json.MAPPER.createObjectNode().put("key", key).put("error", message)));
  }

  static Reply json(ObjectNode json) {
    return Reply.json(200, Json.of(json));
  }

  private static Reply throttled() {
    return error(429, "too.many.requests", "Too many requests")
        .with("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + 1));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "unauthorized", "Invalid service user or token");
      case THROTTLE -> throttled();
      default -> error(fault.status(), "sandbox", "Refused by the sandbox");
    };
  }
}
