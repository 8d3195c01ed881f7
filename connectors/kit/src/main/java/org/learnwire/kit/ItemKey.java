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
    return String.join(
        "/", texts.stream().map(text -> text.replace("%", "%25").replace("/", "%2F")).toList());
  }
}
