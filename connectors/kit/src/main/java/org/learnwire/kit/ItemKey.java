package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Several values as one key: joined by {@code /}, which is escaped inside a value. */
public interface ItemKey {

  static String of(Iterable<JsonNode> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return of(texts);
  }

  static String of(List<String> texts) {
    if (texts.size() == 1) {
      return escaped(texts.get(0));
    }
    List<String> escaped = new ArrayList<>(texts.size());
    texts.forEach(text -> escaped.add(escaped(text)));
    return String.join("/", escaped);
  }

  private static String escaped(String text) {
    return text.indexOf('/') < 0 && text.indexOf('%') < 0
        ? text
        : text.replace("%", "%25").replace("/", "%2F");
  }
}
