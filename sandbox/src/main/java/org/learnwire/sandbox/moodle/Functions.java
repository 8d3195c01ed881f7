package org.learnwire.sandbox.moodle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.learnwire.sandbox.http.Json;

/** The web service functions of this site, by name. */
final class Functions {

  /** A function throws before it answers, never while it writes. */
  @FunctionalInterface
  interface Body {
    Json answer(Params params);
  }

  private record Known(Signature signature, Body body) {}

  private final Map<String, Known> known = new TreeMap<>();

  void add(String name, String signature, Body body) {
    known.put(name, new Known(Signature.of(signature), body));
  }

  Iterable<String> names() {
    return known.keySet();
  }

  boolean has(String name) {
    return known.containsKey(name);
  }

  Json call(String name, ObjectNode given) {
    Known function = known.get(name);
    return function.body().answer(function.signature().check(given));
  }
}
