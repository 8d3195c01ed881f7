package org.learnwire.kit;

import java.util.List;

/**
 * What a connection's check found out.
 *
 * @param reachable the host answered
 * @param authenticated it knows who we are
 * @param permitted everything the manifest needs was there
 * @param callsPerPass of a pass in which nothing changed
 * @param minutesPerPass the same within the connector's limits
 */
public record CheckReport(
    String connection,
    boolean reachable,
    boolean authenticated,
    boolean permitted,
    List<Count> counts,
    long callsPerPass,
    double minutesPerPass,
    List<Problem> problems) {

  /** How many of something there should be, and how many our credentials can see. */
  public record Count(String name, long expected, long visible) {}

  /** One thing that is wrong, and what a person does about it. */
  public record Problem(String message, String fix) {}

  public CheckReport {
    counts = List.copyOf(counts);
    problems = List.copyOf(problems);
  }

  public boolean good() {
    return reachable && authenticated && permitted && problems.isEmpty();
  }
}
