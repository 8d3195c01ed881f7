package org.learnwire.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be with another learning map.
 *
 * @param problem why the file is refused; then nothing else is said
 * @param map how it would fit; null when it is refused
 * @param added paths that are not there now
 * @param gone paths that would be there no longer
 */
public record MapTrial(
    @Nullable LineProblem problem, @Nullable MapView map, List<String> added, List<String> gone) {
  public MapTrial {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
  }

  public static MapTrial refused(LineProblem problem) {
    return new MapTrial(problem, null, List.of(), List.of());
  }
}
