package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was seen in a whole recording, before any of it is written.
 *
 * @param numbers every number, wherever it stood: none of them is made up
 * @param ids numbers that stood where an id stands
 * @param moments numbers that stood where a time stands, in seconds or less since 1970
 */
record Seen(Set<String> numbers, Set<String> ids, Set<String> moments) {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Seen of(FieldNames names, List<JsonNode> answers) {
    Seen seen = new Seen(new HashSet<>(), new HashSet<>(), new HashSet<>());
    answers.forEach(answer -> seen.look(names, answer, ""));
    return seen;
  }

  /** Since 1973: whatever is smaller is none. */
  static boolean isMoment(String number) {
    return number.matches("[1-9]\\d{8,12}");
  }

  private void look(FieldNames names, JsonNode node, String field) {
    if (node.isValueNode()) {
      NUMBER.matcher(node.asText()).results().forEach(found -> numbers.add(found.group()));
      if (names.isId(field) && NUMBER.matcher(node.asText()).matches()) {
        ids.add(node.asText());
      }
      if (names.isTime(field) && isMoment(node.asText())) {
        moments.add(node.asText());
      }
    }
    node.fields()
        .forEachRemaining(
            each -> {
              if (NUMBER.matcher(each.getKey()).matches()) {
                numbers.add(each.getKey());
                ids.add(each.getKey());
              }
              look(names, each.getValue(), each.getKey());
            });
    if (node.isArray()) {
      node.forEach(each -> look(names, each, field));
    }
  }
}
