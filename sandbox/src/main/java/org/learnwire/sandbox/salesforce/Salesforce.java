package org.learnwire.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Salesforce: one organisation with its own login. */
public final class Salesforce implements Service {

  public static final String CLIENT = "sandbox-consumer-key";
  public static final String SECRET = "sandbox-consumer-secret";

  /** What they are exchanged for. */
  private static final String TOKEN = "sandbox-sf-token";

  private static final int CALLS_A_DAY = 15_000;
  private static final Pattern DATA = Pattern.compile("/services/data/v\\d+\\.0/(.*)");
  private final World world;
  private final String url;
  private final Queries queries;
  private final Objects objects;
  private final Rate rate = new Rate();
  private final AtomicInteger used = new AtomicInteger();

  /**
   * @param url where it is reached, for the token's answer to say
   */
  public Salesforce(World world, String url) {
    this.world = world;
    this.url = url;
    this.objects = new Objects(world);
    this.queries = new Queries(world);
  }

  @Override
  public String system() {
    return "salesforce";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().equals("/services/oauth2/token")) {
      return token(call);
    }
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
    if (rate.exceeded(world.settings().perSecond("salesforce"))) {
      return limit();
    }
    Matcher data = DATA.matcher(call.path());
    Reply reply = data.matches() ? data(call, data.group(1)) : notThere();
    return reply.with(
        "Sforce-Limit-Info", "api-usage=" + used.incrementAndGet() + "/" + CALLS_A_DAY);
  }

  private Reply token(Call call) {
    JsonNode form = call.form();
    boolean good =
        form.path("grant_type").asText().equals("client_credentials")
            && form.path("client_id").asText().equals(CLIENT)
            && form.path("client_secret").asText().equals(SECRET);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (!good) {
      answer.put("error", "invalid_client").put("error_description", "invalid client credentials");
      return Reply.json(400, Json.of(answer));
    }
    answer.put("access_token", TOKEN).put("instance_url", url).put("token_type", "Bearer");
    return Reply.json(200, Json.of(answer));
  }

  private Reply data(Call call, String path) {
    String[] steps = path.split("/");
    if (path.equals("query") && call.method().equals("GET")) {
      return queries.answer(String.valueOf(call.param("q")));
    }
    if (path.equals("composite") && call.method().equals("POST")) {
      return composite(body(call));
    }
    if (steps[0].equals("sobjects")) {
      return objects.answer(call.method(), steps, body(call));
    }
    return notThere();
  }

  /** All or none: what one of them says halts the others. */
  private Reply composite(JsonNode body) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode all = answer.putArray("compositeResponse");
    String refused = objects.refusal(body.path("compositeRequest"));
    String thanks = "";
    for (JsonNode request : body.path("compositeRequest")) {
      ObjectNode each = all.addObject();
      String object = request.path("url").asText().replaceFirst(".*/", "");
      if (refused.isEmpty()) {
        ObjectNode fields = request.path("body").deepCopy();
        if (fields.has("SourceId")) {
          fields.put("SourceId", thanks);
        }
        thanks = objects.create(object, fields);
        each.putObject("body").put("id", thanks).put("success", true).putArray("errors");
      } else {
        each.putArray("body")
            .addObject()
            .put("errorCode", "PROCESSING_HALTED")
            .put("message", refused);
      }
      each.put("httpStatusCode", refused.isEmpty() ? 201 : 400);
      each.set("referenceId", request.path("referenceId"));
    }
    return Reply.json(200, Json.of(answer));
  }

  private static ObjectNode body(Call call) {
    try {
      JsonNode body = Json.MAPPER.readTree(call.body());
      return body instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  static Reply notThere() {
    return error(404, "NOT_FOUND", "The requested resource does not exist");
  }

  static Reply error(int status, String code, String message) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    list.addObject().put("message", message).put("errorCode", code);
    return Reply.json(status, Json.of(list));
  }

  private static Reply limit() {
    return error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "INVALID_SESSION_ID", "Session expired or invalid");
      case THROTTLE -> limit();
      default -> error(fault.status(), "UNKNOWN_EXCEPTION", "Refused by the sandbox");
    };
  }
}
