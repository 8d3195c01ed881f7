package org.learnwire.app.settings;

import java.util.Map;
import java.util.Optional;
import org.learnwire.xapi.visibility.Visibility;

/**
 * What was agreed about people's data; it binds everything that shows or passes on.
 *
 * @param file where it is written; empty when nothing is agreed and the standard holds
 * @param visibility for whom a statement is
 * @param purposes why a stream is read, by CONNECTION/STREAM or CONNECTION
 */
public record Policy(Optional<String> file, Visibility visibility, Map<String, String> purposes) {
  public Policy {
    purposes = Map.copyOf(purposes);
  }

  public static Policy standard() {
    return new Policy(Optional.empty(), Visibility.standard(), Map.of());
  }
}
