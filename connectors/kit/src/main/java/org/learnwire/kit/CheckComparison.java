package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.CheckSpec.Compare;
import org.learnwire.kit.manifest.CheckSpec.Side;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * Two lists that must show the same things: some systems leave out in silence what is forbidden.
 */
final class CheckComparison {
  private final Compare compare;
  private final CheckSamples samples;
  private final Set<String> missing = new TreeSet<>();
  private long expected;
  private long visible;

  CheckComparison(Compare compare, CheckSamples samples) {
    this.compare = compare;
    this.samples = samples;
  }

  void into(CheckFindings findings) throws CallFailure, InterruptedException {
    for (ObjectNode params : samples.of(compare.over())) {
      tryOn(params);
    }
    findings.count(new Count(compare.name(), expected, visible));
    String seen = "%s: sees %d of %d".formatted(compare.name(), visible, expected);
    for (String name : missing) {
      findings.lacking(seen + ", not " + name, compare.fix().replace("{missing}", name));
    }
    if (compare.expected().value() == null && visible < expected) {
      findings.lacking(seen, compare.fix());
    }
  }

  /** A sample that has no such list says nothing: a teacher completes no course. */
  private void tryOn(ObjectNode params) throws CallFailure, InterruptedException {
    try {
      compare(params);
    } catch (CallFailure failure) {
      if (compare.over().isEmpty() || failure.word() != ErrorWord.NOT_FOUND) {
        throw failure;
      }
    }
  }

  private void compare(ObjectNode params) throws CallFailure, InterruptedException {
    Map<String, Integer> should = values(compare.expected(), params);
    Map<String, Integer> does = values(compare.visible(), params);
    expected += total(should);
    visible += total(does);
    if (compare.expected().value() != null) {
      should.forEach(
          (value, count) -> {
            if (does.getOrDefault(value, 0) < count) {
              missing.add(value);
            }
          });
    }
  }

  private Map<String, Integer> values(Side side, ObjectNode params)
      throws CallFailure, InterruptedException {
    Map<String, Integer> values = new TreeMap<>();
    for (Found found : samples.some(side.list(), side.where(), params, Integer.MAX_VALUE)) {
      value(side, new RecordFields(found.json(), found.parent(), params))
          .ifPresent(value -> values.merge(value, 1, Integer::sum));
    }
    return values;
  }

  private static Optional<String> value(Side side, RecordFields fields) {
    if (side.value() == null) {
      return Optional.of("");
    }
    String text = fields.value(side.value().toString()).map(JsonNode::asText).orElse("");
    if (side.part() == null) {
      return Optional.of(text);
    }
    Matcher part = side.part().matcher(text);
    return part.find() ? Optional.of(part.group(1)) : Optional.empty();
  }

  private static long total(Map<String, Integer> values) {
    return values.values().stream().mapToLong(Integer::longValue).sum();
  }
}
