package org.learnwire.routes.privacy;

import java.util.List;

/** Nothing is erased while a legal hold stands. */
public final class Held extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  Held(List<String> holds) {
    super(
        "Nothing was erased: a legal hold stands ("
            + String.join("; ", holds)
            + "). Lift it first: ./learnwire people hold PERSON --lift --why WHY.");
  }
}
