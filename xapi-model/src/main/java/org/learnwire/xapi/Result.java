package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A measured outcome (xAPI Data 2.4.5).
 *
 * @param duration kept as text: months have no fixed length, and the specification compares text
 * @param extensions as sent, null when there are none
 */
public record Result(
    @Nullable Score score,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    @Nullable String response,
    @Nullable String duration,
    @Nullable ObjectNode extensions) {

  public static Result empty() {
    return new Result(null, null, null, null, null, null);
  }

  public Result withScore(Score newScore) {
    return new Result(newScore, success, completion, response, duration, extensions);
  }

  public Result withSuccess(boolean succeeded) {
    return new Result(score, succeeded, completion, response, duration, extensions);
  }

  public Result withCompletion(boolean completed) {
    return new Result(score, success, completed, response, duration, extensions);
  }

  public Result withResponse(String text) {
    return new Result(score, success, completion, text, duration, extensions);
  }

  /** An ISO 8601 duration such as {@code PT20M}. */
  public Result withDuration(String iso) {
    return new Result(score, success, completion, response, iso, extensions);
  }

  /** How long it took, kept to a hundredth of a second. */
  public Result withDuration(Duration time) {
    return withDuration(Durations.format(time));
  }

  public Result withExtension(String iri, JsonNode value) {
    ObjectNode more = extensions == null ? XapiJson.object() : extensions.deepCopy();
    more.set(iri, value);
    return new Result(score, success, completion, response, duration, more);
  }

  static Result of(JsonNode json) {
    return new Result(
        json.has("score") ? Score.of(json.get("score")) : null,
        flag(json, "success"),
        flag(json, "completion"),
        text(json, "response"),
        text(json, "duration"),
        json.get("extensions") instanceof ObjectNode object ? object : null);
  }

  private static @Nullable Boolean flag(JsonNode json, String field) {
    return json.path(field).isBoolean() ? json.get(field).booleanValue() : null;
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isTextual() ? json.get(field).textValue() : null;
  }

  ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    if (score != null) {
      json.set("score", score.toJson());
    }
    if (success != null) {
      json.put("success", success);
    }
    if (completion != null) {
      json.put("completion", completion);
    }
    if (response != null) {
      json.put("response", response);
    }
    if (duration != null) {
      json.put("duration", duration);
    }
    if (extensions != null) {
      json.set("extensions", extensions);
    }
    return json;
  }
}
