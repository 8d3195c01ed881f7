package org.learnwire.xapi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rules about results and scores (xAPI Data 2.4.5). */
final class ResultCheck {
  private ResultCheck() {}

  static void result(Spot spot) {
    if (spot.isObject(
        Spec.RESULT, "score", "success", "completion", "response", "duration", "extensions")) {
      spot.may("score", ResultCheck::score);
      spot.may("success", Values::bool);
      spot.may("completion", Values::bool);
      spot.may("response", Values::string);
      spot.may("duration", Values::duration);
      spot.may("extensions", Values::extensions);
    }
  }

  private static void score(Spot spot) {
    if (!spot.isObject(Spec.SCORE, "scaled", "raw", "min", "max")) {
      return;
    }
    BigDecimal scaled = number(spot, "scaled");
    BigDecimal raw = number(spot, "raw");
    BigDecimal min = number(spot, "min");
    BigDecimal max = number(spot, "max");
    if (scaled != null && scaled.abs().compareTo(BigDecimal.ONE) > 0) {
      spot.at("scaled").refuse("must lie between -1 and 1", Spec.SCORE);
    }
    if (min != null && max != null && min.compareTo(max) >= 0) {
      spot.at("min").refuse("must be less than max", Spec.SCORE);
    }
    if (raw != null && min != null && raw.compareTo(min) < 0) {
      spot.at("raw").refuse("must not be less than min", Spec.SCORE);
    }
    if (raw != null && max != null && raw.compareTo(max) > 0) {
      spot.at("raw").refuse("must not be greater than max", Spec.SCORE);
    }
  }

  private static @Nullable BigDecimal number(Spot spot, String name) {
    if (!spot.node().has(name)) {
      return null;
    }
    return Values.number(spot.at(name)) ? spot.at(name).node().decimalValue() : null;
  }
}
