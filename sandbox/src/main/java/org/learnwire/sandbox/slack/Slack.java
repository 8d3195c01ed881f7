package org.learnwire.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Slack. */
public final class Slack implements Service {

  /** The bot's token. */
  public static final String TOKEN = "xoxb-sandbox";

  /** Each webhook writes to one channel; the third one's channel is archived. */
  private static final Map<String, String> WEBHOOKS =
      Map.of(
          "/services/T0/B0/XXX", "#kudos",
          "/services/T0/B1/XXX", "#managers",
          "/services/T0/B9/XXX", "");

  private static final String TEXT = "text/plain; charset=utf-8";
  private final World world;
  private final WebApi api;
  private final Rate rate = new Rate();

  public Slack(World world) {
    this.world = world;
    this.api = new WebApi(world);
  }

  @Override
  public String system() {
    return "slack";
  }

  @Override
  public Reply answer(Call call) {
    if (rate.exceeded(world.settings().perSecond("slack"))) {
      return throttled(1);
    }
    if (call.path().startsWith("/services/")) {
      return webhook(call);
    }
    return Reply.json(200, Json.of(api.answer(call)));
  }

  private Reply webhook(Call call) {
    String channel = WEBHOOKS.get(call.path());
    if (channel == null) {
      return Reply.of(403, TEXT, "invalid_token");
    }
    if (channel.isEmpty()) {
      return Reply.of(410, TEXT, "channel_is_archived");
    }
    JsonNode payload = payload(call);
    if (!(payload instanceof ObjectNode message)) {
      return Reply.of(400, TEXT, "invalid_payload");
    }
    if (message.path("text").asText("").isBlank() && message.path("blocks").isEmpty()) {
      return Reply.of(400, TEXT, "no_text");
    }
    post(world, channel, message);
    return Reply.of(200, TEXT, "ok");
  }

  /** JSON as the body, or in a form's payload field. */
  private static JsonNode payload(Call call) {
    try {
      return call.isForm()
          ? Json.MAPPER.readTree(call.form().path("payload").asText(""))
          : Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      return Json.MAPPER.nullNode();
    }
  }

  /** Saves a message and gives it its time stamp, which is its id in the channel. */
  static String post(World world, String channel, JsonNode message) {
    return world.change(
        change -> {
          long second = java.time.Instant.now().getEpochSecond();
          String ts = "%d.%06d".formatted(second, world.messages().size() + 1);
          ObjectNode kept = Json.MAPPER.createObjectNode().put("channel", channel).put("ts", ts);
          kept.put("text", message.path("text").asText(""));
          if (message.has("blocks")) {
            kept.set("blocks", message.get("blocks"));
          }
          ObjectNode operation = Json.MAPPER.createObjectNode().put("op", "message");
          operation.set("message", kept);
          change.apply(operation);
          return ts;
        });
  }

  private static Reply throttled(int seconds) {
    return Reply.json(429, Json.of(WebApi.error("ratelimited"))).retryAfter(seconds);
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case THROTTLE -> throttled(fault.retryAfter());
      case BADTOKEN -> Reply.of(403, TEXT, "invalid_token");
      case ERROR -> Reply.json(200, Json.of(WebApi.error(fault.error())));
      case HTML503 -> Reply.of(503, "text/html", "<html><body>Slack is down</body></html>");
      default -> Reply.of(fault.status(), TEXT, "sandbox_fault");
    };
  }
}
