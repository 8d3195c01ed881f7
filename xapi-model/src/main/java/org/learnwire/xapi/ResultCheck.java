package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rules about results and scores (xAPI Data 2.4.5). */
final class ResultCheck {
  private static final Shape SCORE =
      new Shape(Spec.SCORE)
          .may("scaled", Values::number)
          .may("raw", Values::number)
          .may("min", Values::number)
          .may("max", Values::number);
  private static final Shape RESULT =
      new Shape(Spec.RESULT)
          .may("score", ResultCheck::score)
          .may("success", Values::bool)
          .may("completion", Values::bool)
          .may("response", Values::string)
          .may("duration", Values::duration)
          .may("extensions", Values::extensions);

  private ResultCheck() {}

  static void result(Spot spot) {
    spot.is(RESULT);
  }

  private static void score(Spot spot) {
    if (!spot.is(SCORE)) {
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
    JsonNode value = spot.node().path(name);
    return value.isNumber() ? value.decimalValue() : null;
  }
}
