package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.List;

/** Conditions of one SQL statement, each with its value in place. */
final class Conditions {
  private final List<String> parts = new ArrayList<>();
  private final List<Object> args = new ArrayList<>();

  void and(String condition) {
    parts.add(condition);
  }

  void and(String condition, Object value) {
    parts.add(condition);
    args.add(value);
  }

  String sql() {
    return String.join(" and ", parts);
  }

  Object[] argsAnd(Object last) {
    List<Object> all = new ArrayList<>(args);
    all.add(last);
    return all.toArray();
  }
}
