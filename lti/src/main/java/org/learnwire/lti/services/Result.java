package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the gradebook has of somebody (AGS 2.0, 3.3), on the platform's own scale.
 *
 * @param score null where there is no grade
 * @param at when it became so, where the platform says it
 */
public record Result(
    String userId,
    @Nullable Double score,
    @Nullable Double maximum,
    @Nullable String comment,
    @Nullable Instant at) {

  static Result of(JsonNode json) {
    return new Result(
        json.path("userId").asText(),
        number(json.path("resultScore")),
        number(json.path("resultMaximum")),
        json.path("comment").asText(null),
        time(json.path("timestamp").asText("")));
  }

  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The part of the maximum that was reached; null without a grade. */
  public @Nullable Double scaled() {
    return score == null || maximum == null || maximum <= 0
        ? null
        : Double.valueOf(score / maximum);
  }
}
