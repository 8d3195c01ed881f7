package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Conditions on an answer or a record, all of which must hold. */
public record Match(Map<FieldPath, Condition> conditions) {

  /** What is asked of the value at one path. */
  public sealed interface Condition {
    /** Its text is one of these. */
    record OneOf(List<String> texts) implements Condition {}

    /** Its text contains this. */
    record Contains(String part) implements Condition {}

    /** It is there and not null, or it is not. */
    record Present(boolean there) implements Condition {}
  }

  public Match {
    conditions = Map.copyOf(conditions);
  }

  public boolean matches(JsonNode node) {
    return matches(node, UnaryOperator.identity());
  }

  /** With {@code fill} putting values in place of the placeholders of the expected texts. */
  public boolean matches(JsonNode node, UnaryOperator<String> fill) {
    return conditions.entrySet().stream()
        .allMatch(each -> holds(each.getValue(), each.getKey().all(node), fill));
  }

  /** The paths whose conditions do not hold. */
  public List<String> unmet(JsonNode node) {
    return conditions.entrySet().stream()
        .filter(each -> !holds(each.getValue(), each.getKey().all(node), UnaryOperator.identity()))
        .map(each -> each.getKey().toString())
        .sorted()
        .toList();
  }

  private static boolean holds(
      Condition condition, List<JsonNode> found, UnaryOperator<String> fill) {
    if (condition instanceof Condition.Present present) {
      return present.there() != found.isEmpty();
    }
    return found.stream().anyMatch(node -> text(condition, node.asText(), fill));
  }

  private static boolean text(Condition condition, String actual, UnaryOperator<String> fill) {
    if (condition instanceof Condition.OneOf any) {
      return any.texts().stream().map(fill).anyMatch(actual::equals);
    }
    return condition instanceof Condition.Contains contains
        && actual.contains(fill.apply(contains.part()));
  }
}
