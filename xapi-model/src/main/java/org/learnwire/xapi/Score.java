package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The outcome of something graded (xAPI Data 2.4.5.1). */
public record Score(
    @Nullable BigDecimal scaled,
    @Nullable BigDecimal raw,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max) {

  /** A score given only as a share, from -1 to 1. */
  public static Score scaled(BigDecimal scaled) {
    return new Score(scaled, null, null, null);
  }

  static Score of(JsonNode json) {
    return new Score(
        number(json, "scaled"), number(json, "raw"), number(json, "min"), number(json, "max"));
  }

  private static @Nullable BigDecimal number(JsonNode json, String field) {
    return json.path(field).isNumber() ? json.get(field).decimalValue() : null;
  }

  ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    put(json, "scaled", scaled);
    put(json, "raw", raw);
    put(json, "min", min);
    put(json, "max", max);
    return json;
  }

  private static void put(ObjectNode json, String field, @Nullable BigDecimal value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
