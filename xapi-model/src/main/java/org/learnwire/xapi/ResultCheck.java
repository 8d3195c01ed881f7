package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about results and scores (xAPI Data 2.4.5). */
final class ResultCheck {
  private static final Set<String> RESULT =
      Spot.names("score", "success", "completion", "response", "duration", "extensions");
  private static final Set<String> SCORE = Spot.names("scaled", "raw", "min", "max");

  private ResultCheck() {}

  static void result(Spot spot) {
    if (spot.isObject(Spec.RESULT, RESULT)) {
      spot.may("score", ResultCheck::score);
      spot.may("success", Values::bool);
      spot.may("completion", Values::bool);
      spot.may("response", Values::string);
      spot.may("duration", Values::duration);
      spot.may("extensions", Values::extensions);
    }
  }

  private static void score(Spot spot) {
    if (!spot.isObject(Spec.SCORE, SCORE)) {
      return;
    }
    BigDecimal scaled = number(spot, "scaled");
    BigDecimal raw = number(spot, "raw");
    BigDecimal min = number(spot, "min");
    BigDecimal max = number(spot, "max");
    if (scaled != null && scaled.abs().compareTo(BigDecimal.ONE) > 0) {
      spot.refuse("scaled", "must lie between -1 and 1", Spec.SCORE);
    }
    if (min != null && max != null && min.compareTo(max) >= 0) {
      spot.refuse("min", "must be less than max", Spec.SCORE);
    }
    if (raw != null && min != null && raw.compareTo(min) < 0) {
      spot.refuse("raw", "must not be less than min", Spec.SCORE);
    }
    if (raw != null && max != null && raw.compareTo(max) > 0) {
      spot.refuse("raw", "must not be greater than max", Spec.SCORE);
    }
  }

  private static @Nullable BigDecimal number(Spot spot, String name) {
    JsonNode value = spot.node().get(name);
    if (value == null) {
      return null;
    }
    spot.below(name, value, Values::number);
    return value.isNumber() ? value.decimalValue() : null;
  }
}
