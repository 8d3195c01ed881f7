package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnwire.kit.CheckReport.Count;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.CheckSpec.Compare;
import org.learnwire.kit.manifest.CheckSpec.Side;

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
      compare(params);
    }
    findings.count(new Count(compare.name(), expected, visible));
    if (!missing.isEmpty() || (compare.expected().value() == null && visible < expected)) {
      String names = String.join(", ", missing);
      findings.lacking(
          "%s: sees %d of %d%s"
              .formatted(
                  compare.name(), visible, expected, names.isEmpty() ? "" : ", not " + names),
          compare.fix().replace("{missing}", names));
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
      String value =
          side.value() == null
              ? ""
              : new RecordFields(found.json(), found.parent(), params)
                  .value(side.value().toString())
                  .map(JsonNode::asText)
                  .orElse("");
      values.merge(value, 1, Integer::sum);
    }
    return values;
  }

  private static long total(Map<String, Integer> values) {
    return values.values().stream().mapToLong(Integer::longValue).sum();
  }
}
