package org.learnwire.routes;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * One configured system of the user's.
 *
 * @param name the user's own name for it: routes and pages speak of it by this
 * @param connector the kind of system: a folder in connectors/
 * @param settings the connector's own settings, secrets among them: never print this map
 * @param every time between two passes of the server
 * @param fullSweep local time of the daily full sweep
 * @param formerly the name it had before, so that its statements keep their ids
 */
public record ConnectionSettings(
    String name,
    String connector,
    Optional<String> baseUrl,
    Map<String, String> settings,
    Duration every,
    Optional<LocalTime> fullSweep,
    WriteMode writes,
    Optional<String> formerly) {

  @Override
  public String toString() {
    return name + " (" + connector + ")";
  }
}
