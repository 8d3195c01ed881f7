package org.learnwire.routes;

import java.util.List;

/** Brings statements that no connection pulls, such as observations from a file. */
@FunctionalInterface
public interface Feed {
  Brought bring();

  /**
   * What was brought.
   *
   * @param statements newly stored
   * @param problems one sentence each: what, where, what to do
   */
  record Brought(long statements, List<String> problems) {
    public static final Brought NOTHING = new Brought(0, List.of());

    public Brought {
      problems = List.copyOf(problems);
    }
  }
}
