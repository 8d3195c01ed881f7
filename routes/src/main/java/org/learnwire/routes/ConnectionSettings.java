package org.learnwire.routes;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.learnwire.kit.http.Network;

/**
 * One configured system of the user's.
 *
 * @param name the user's own name for it: routes and pages speak of it by this
 * @param connector the kind of system: a folder in connectors/
 * @param settings the connector's own settings, secrets among them: never print this map
 * @param every time between two passes of the server
 * @param fullSweep local time of the daily full sweep
 * @param formerly the name it had before, so that its statements keep their ids
 * @param network how its calls leave this machine
 * @param allowUnverified whether writes are sent that rest on inferred facts
 * @param acceptPerformanceGoal whether goals about learning may become performance goals, where the
 *     system knows no others
 * @param writing how much is written unasked, and whether it owns goals
 * @param upkeep what is kept of it and when somebody is told
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
    LimitSettings limits,
    Network network,
    boolean allowUnverified,
    boolean acceptPerformanceGoal,
    Writing writing,
    Upkeep upkeep,
    String where) {

  /** A connection that no file speaks of: whoever makes it takes goals as its system keeps them. */
  public ConnectionSettings(
      String name,
      String connector,
      Optional<String> baseUrl,
      Map<String, String> settings,
      Duration every,
      Optional<LocalTime> fullSweep,
      WriteMode writes,
      Optional<String> formerly,
      LimitSettings limits) {
    this(
        name,
        connector,
        baseUrl,
        settings,
        every,
        fullSweep,
        writes,
        formerly,
        limits,
        Network.straight(),
        false,
        true,
        Writing.USUAL,
        Upkeep.none(),
        "the settings");
  }

  /** The same connection under another name, which says what it was called before. */
  public ConnectionSettings renamed(String newName) {
    return with(newName, writes, Optional.of(name), acceptPerformanceGoal, writing, upkeep);
  }

  public ConnectionSettings withWrites(WriteMode mode) {
    return with(name, mode, formerly, acceptPerformanceGoal, writing, upkeep);
  }

  public ConnectionSettings withWriting(Writing other) {
    return with(name, writes, formerly, acceptPerformanceGoal, other, upkeep);
  }

  public ConnectionSettings withUpkeep(Upkeep other) {
    return with(name, writes, formerly, acceptPerformanceGoal, writing, other);
  }

  /** The same connection; whether goals about learning may be performance goals is said anew. */
  public ConnectionSettings acceptingPerformanceGoal(boolean accepted) {
    return with(name, writes, formerly, accepted, writing, upkeep);
  }

  private ConnectionSettings with(
      String otherName,
      WriteMode otherWrites,
      Optional<String> otherFormerly,
      boolean accepted,
      Writing otherWriting,
      Upkeep otherUpkeep) {
    return new ConnectionSettings(
        otherName,
        connector,
        baseUrl,
        settings,
        every,
        fullSweep,
        otherWrites,
        otherFormerly,
        limits,
        network,
        allowUnverified,
        accepted,
        otherWriting,
        otherUpkeep,
        where);
  }

  @Override
  public String toString() {
    return name + " (" + connector + ")";
  }
}
