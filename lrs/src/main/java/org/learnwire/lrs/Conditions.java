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

  /** The where clause, nothing when there is no condition. */
  String where() {
    return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
  }

  Object[] argsAnd(Object last) {
    List<Object> all = new ArrayList<>(args);
    all.add(last);
    return all.toArray();
  }
}
