package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended BambooHR: who may call, how often, and which resource answers. */
public final class BambooHr implements Service {

  /** The API key: the user name of Basic authentication; any password will do. */
  public static final String KEY = "sandbox-bamboo-key";

  private static final Pattern GOALS =
      Pattern.compile("/(v1|v1_1|v1_2)/performance/employees/(\\d+)/goals(?:/(.*))?");

  private static final Pattern RECORDS = Pattern.compile("/v1/training/record/employee/(\\d+)");

  private static final Pattern WEBHOOKS = Pattern.compile("/v1/webhooks(?:/(\\d+))?");

  private static final Pattern EMPLOYEE = Pattern.compile("/v1/employees/(\\d+)");
  private final World world;
  private final EmployeeResource employees;
  private final GoalResource goals;
  private final TrainingResource training;
  private final WebhookResource webhooks;
  private final Rate rate = new Rate();

  public BambooHr(World world) {
    this.world = world;
    this.employees = new EmployeeResource(world);
    this.goals = new GoalResource(world);
    this.training = new TrainingResource(world);
    this.webhooks = new WebhookResource(world);
    world.onChange(new WebhookSender(world)::changed);
  }

  @Override
  public String system() {
    return "bamboohr";
  }

  @Override
  public String label(Call call) {
    return call.method() + " " + path(call) + (call.query().isEmpty() ? "" : " ?" + call.query());
  }

  /** The older gateway form of the address is still in use. */
  private static String path(Call call) {
    return call.path().replaceFirst("^/gateway\\.php/[^/]+", "");
  }

  @Override
  public Reply answer(Call call) {
    if (!authorised(call.header("Authorization"))) {
      return unauthorised();
    }
    if (rate.exceeded(world.settings().perSecond("bamboohr"))) {
      return throttled(1);
    }
    try {
      Matcher goalPath = GOALS.matcher(path(call));
      if (goalPath.matches()) {
        return goals.answer(call, goalPath.group(1), goalPath.group(2), goalPath.group(3));
      }
      Matcher records = RECORDS.matcher(path(call));
      if (records.matches() && call.method().equals("POST")) {
        return training.add(records.group(1), call);
      }
      Matcher hooks = WEBHOOKS.matcher(path(call));
      if (hooks.matches()) {
        return webhooks.answer(call, hooks.group(1));
      }
      return world.read(() -> employees(call));
    } catch (BambooFailure failure) {
      return failure.reply();
    }
  }

  private Reply employees(Call call) {
    if (!call.method().equals("GET")) {
      throw new BambooFailure(405, "Method not allowed");
    }
    Matcher one = EMPLOYEE.matcher(path(call));
    if (one.matches()) {
      return formatted(call, "employee", employees.one(one.group(1), call.param("fields")));
    }
    Matcher records = RECORDS.matcher(path(call));
    if (records.matches()) {
      return formatted(call, "records", training.records(records.group(1)));
    }
    return switch (path(call)) {
      case "/v1/training/type" -> formatted(call, "types", training.types());
      case "/v1/meta/fields" -> formatted(call, "fields", employees.fields());
      case "/v1/employees/directory" ->
          formatted(call, "directory", employees.directory(call.param("onlyCurrent")));
      case "/v1/employees/changed" ->
          formatted(call, "employees", employees.changed(call.param("since"), call.param("type")));
      default -> throw BambooFailure.notFound("Resource");
    };
  }

  /** Who does not ask for JSON gets XML. */
  private static Reply formatted(Call call, String root, JsonNode json) {
    return call.header("Accept").contains("application/json")
        ? Reply.json(200, Json.of(json))
        : Reply.of(200, "text/xml; charset=UTF-8", BambooXml.of(root, json));
  }

  private static boolean authorised(String header) {
    if (!header.startsWith("Basic ")) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).trim());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts[0].equals(KEY) && parts.length == 2 && !parts[1].isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static ObjectNode body(Call call) {
    try {
      JsonNode body = Json.MAPPER.readTree(call.body());
      if (body == null || body.isMissingNode()) {
        return Json.MAPPER.createObjectNode();
      }
      if (body instanceof ObjectNode object) {
        return object;
      }
      throw BambooFailure.invalid("The posted JSON must be an object");
    } catch (JsonProcessingException e) {
      throw BambooFailure.invalid("The posted JSON is invalid");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Reply unauthorised() {
    return Reply.empty(401).with("X-BambooHR-Error-Message", "Invalid API key");
  }

  private static Reply throttled(int seconds) {
    return new BambooFailure(429, "Rate limit exceeded").reply().retryAfter(seconds);
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> unauthorised();
      case THROTTLE -> throttled(fault.retryAfter());
      // Before September 2026 this was how throttling looked.
      case HTML503 ->
          Reply.of(503, "text/html", "<html><body>Service Unavailable</body></html>")
              .retryAfter(fault.retryAfter());
      case ERROR -> new BambooFailure(400, fault.error()).reply();
      default ->
          fault.status() < 400
              ? Reply.empty(fault.status())
              : new BambooFailure(fault.status(), "Refused by the sandbox").reply();
    };
  }
}
