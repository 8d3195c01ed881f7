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
 * @param perSecond calls per second, where it is not the connector's own limit
 * @param concurrent calls at a time, where it is not the connector's own limit
 * @param where file and line that say so, for messages
 */
public record ConnectionSettings(
    String name,
    String connector,
    Optional<String> baseUrl,
    Map<String, String> settings,
    Duration every,
    Optional<LocalTime> fullSweep,
    WriteMode writes,
    Optional<String> formerly,
    Optional<Double> perSecond,
    Optional<Integer> concurrent,
    String where) {

  /** A connection that no file speaks of. */
  public ConnectionSettings(
      String name,
      String connector,
      Optional<String> baseUrl,
      Map<String, String> settings,
      Duration every,
      Optional<LocalTime> fullSweep,
      WriteMode writes,
      Optional<String> formerly,
      Optional<Double> perSecond,
      Optional<Integer> concurrent) {
    this(
        name,
        connector,
        baseUrl,
        settings,
        every,
        fullSweep,
        writes,
        formerly,
        perSecond,
        concurrent,
        "the settings");
  }

  /** The same connection under another name, which says what it was called before. */
  public ConnectionSettings renamed(String newName) {
    return new ConnectionSettings(
        newName,
        connector,
        baseUrl,
        settings,
        every,
        fullSweep,
        writes,
        Optional.of(name),
        perSecond,
        concurrent,
        where);
  }

  public ConnectionSettings withWrites(WriteMode mode) {
    return new ConnectionSettings(
        name,
        connector,
        baseUrl,
        settings,
        every,
        fullSweep,
        mode,
        formerly,
        perSecond,
        concurrent,
        where);
  }

  @Override
  public String toString() {
    return name + " (" + connector + ")";
  }
}
