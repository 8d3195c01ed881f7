package org.learnwire.workshop.page;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.json.Match.Condition;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.EngineCall;

/** Parts of a manifest as one writes them in a sentence. */
final class Shown {
  private Shown() {}

  /** A call, or the engine that stands in its place. */
  static String asks(@Nullable Call call, @Nullable EngineCall by) {
    return call == null ? "the engine `" + (by == null ? "" : by.engine()) + "`" : call(call);
  }

  static String call(Call call) {
    String path = call.path().isEmpty() ? "the address itself" : "`" + call.path() + "`";
    // Where every call goes to one address, a field says what is asked.
    String asks =
        call.form().values().stream()
            .filter(value -> value.matches("[a-z]+(_[a-z]+)+"))
            .findFirst()
            .map(value -> " `" + value + "`")
            .orElse("");
    return call.method() + " " + path + asks;
  }

  static String match(Match match) {
    return match.conditions().entrySet().stream()
        .map(each -> "`" + each.getKey() + "` " + condition(each.getValue()))
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.OneOf one) {
      return "is " + String.join(" or ", one.texts());
    }
    if (condition instanceof Condition.Contains contains) {
      return "contains \"" + contains.part() + "\"";
    }
    return condition instanceof Condition.Present present && present.there()
        ? "is there"
        : "is not there";
  }
}
