package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a trial wrote into the system is ours and nobody's. */
final class OwnWords {
  private static final List<String> FIELDS =
      List.of("externalRef", "title", "description", "comment", "text", "giverName", "kind");
  private static final int SHORT = 3;
  private final Set<String> texts = new LinkedHashSet<>();

  void add(JsonNode input) {
    FIELDS.stream()
        .map(field -> input.path(field).asText(""))
        .filter(text -> !text.isBlank())
        .forEach(texts::add);
  }

  /** Whether the text is ours, or ours in words of the connector: marks, a line of reference. */
  boolean hold(String text, Set<String> harmless) {
    String rest = text;
    for (String own : texts) {
      rest = rest.replace(own, " ");
    }
    return !rest.equals(text)
        && List.of(rest.split("[^\\p{L}\\p{N}]+")).stream()
            .allMatch(word -> word.length() < SHORT || harmless.contains(word));
  }

  /** What of it is ours, where something else stands beside it. */
  List<String> in(String text) {
    List<String> found = new ArrayList<>();
    texts.stream().filter(own -> own.length() > SHORT && text.contains(own)).forEach(found::add);
    return found;
  }
}
