package org.learnwire.xapi;

import java.util.ArrayList;
import java.util.List;

/** What the checks have found so far; enough of it to repair by, not a flood. */
final class Findings {
  private static final int MOST = 20;
  private final List<Violation> all = new ArrayList<>();

  void add(Violation violation) {
    if (all.size() < MOST) {
      all.add(violation);
    }
  }

  List<Violation> all() {
    return List.copyOf(all);
  }

  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new InvalidStatement(all);
    }
  }
}
