package org.learnwire.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended workflow: takes a card and says 202, whatever becomes of it. */
public final class Teams implements Service {

  /** The part of the address that makes it a secret. */
  public static final String SIGNATURE = "sandbox-teams-sig";

  private static final String PATH = "/workflows/w0/triggers/manual/paths/invoke";
  private static final int LARGEST = 28 * 1024;
  private final World world;
  private final Rate rate = new Rate();

  public Teams(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "teams";
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("POST") || !call.path().equals(PATH)) {
      return error(404, "WorkflowNotFound", "The workflow could not be found.");
    }
    if (!SIGNATURE.equals(call.param("sig"))) {
      return error(401, "DirectApiAuthorizationRequired", "The request must be authenticated.");
    }
    if (rate.exceeded(world.settings().perSecond("teams"))) {
      return error(429, "TooManyRequests", "Rate limit is exceeded.");
    }
    if (call.body().length > LARGEST) {
      return error(413, "RequestEntityTooLarge", "The message is larger than 28 KB.");
    }
    return card(call);
  }

  private Reply card(Call call) {
    try {
      JsonNode card = Json.MAPPER.readTree(call.body()).at("/attachments/0/content");
      if (!card.path("type").asText().equals("AdaptiveCard")) {
        return error(400, "TriggerInputSchemaMismatch", "The body did not match its schema.");
      }
      world.change(
          change -> {
            ObjectNode operation = Json.MAPPER.createObjectNode().put("op", "message");
            operation
                .putObject("message")
                .put("channel", "teams")
                .put("text", String.join("\n", card.path("body").findValuesAsText("text")));
            change.apply(operation);
            return operation;
          });
      return Reply.empty(202);
    } catch (IOException e) {
      return error(400, "InvalidRequestContent", "The request content is not valid JSON.");
    }
  }

  private static Reply error(int status, String code, String message) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    return Reply.json(status, Json.of(body));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "DirectApiInvalidAuthorizationScheme", "The sig is wrong.");
      case THROTTLE -> error(429, "TooManyRequests", "Rate limit is exceeded.");
      default -> error(fault.status(), "SandboxFault", "Refused by the sandbox");
    };
  }
}
