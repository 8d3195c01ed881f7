package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters that a signature has let through. */
final class Params {

  private final ObjectNode given;

  Params(ObjectNode given) {
    this.given = given;
  }

  int number(String name, int otherwise) {
    return (int) second(name, otherwise);
  }

  long second(String name, long otherwise) {
    return given.has(name) ? Long.parseLong(given.get(name).asText()) : otherwise;
  }

  String text(String name, String otherwise) {
    return given.path(name).asText(otherwise);
  }

  boolean has(String name) {
    return given.has(name);
  }

  List<String> texts(String name) {
    List<String> list = new ArrayList<>();
    given.path(name).forEach(item -> list.add(item.asText()));
    return list;
  }

  List<Integer> numbers(String name) {
    return texts(name).stream().map(Integer::valueOf).toList();
  }

  /** {@code options[0][name]=…&options[0][value]=…}; names nobody knows are ignored, as there. */
  Map<String, String> options(String list, String key) {
    Map<String, String> options = new HashMap<>();
    for (JsonNode option : given.path(list)) {
      if (!option.has(key) || !option.has("value")) {
        throw MoodleFailure.invalidParameter();
      }
      options.put(option.get(key).asText(), option.get("value").asText());
    }
    return options;
  }

  /** Numbers in {@code options[ids][0]}. */
  List<Integer> inner(String outer, String inner) {
    List<Integer> list = new ArrayList<>();
    given.path(outer).path(inner).forEach(item -> list.add(item.asInt()));
    return list;
  }
}
