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
   * @param leftOut one sentence for each that could not be taken; the others went on
   * @param problems why nothing could be brought at all: what, where, what to do
   */
  record Brought(long statements, List<String> leftOut, List<String> problems) {
    public static final Brought NOTHING = new Brought(0, List.of(), List.of());

    public Brought {
      leftOut = List.copyOf(leftOut);
      problems = List.copyOf(problems);
    }
  }
}
