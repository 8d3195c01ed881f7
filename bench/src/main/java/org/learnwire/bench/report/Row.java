package org.learnwire.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One kind of load.
 *
 * @param at how many statements stood in the store, if that was arranged; else 0
 * @param seconds the clock ran
 * @param requests that went well
 * @param perSecond statements acknowledged, or read, per second
 * @param errors status, or the name of what broke the connection, with how often
 * @param clientCpu of this client in shares of one core
 * @param serverCpu of the server in shares of one core; 0 when its pid is not known
 * @param residentMb of the server at the end
 * @param ofBound share of the bound's rate; 0 when there is none to compare with
 */
public record Row(
    String name,
    long at,
    int connections,
    double seconds,
    long requests,
    long statements,
    double perSecond,
    double p50,
    double p95,
    double p99,
    Map<String, Long> errors,
    double clientCpu,
    double serverCpu,
    long residentMb,
    double ofBound) {

  /** Microseconds of CPU that the server spent on each statement: says most on a busy machine. */
  @JsonProperty
  public double serverMicros() {
    return statements == 0 ? 0 : serverCpu * seconds * 1e6 / statements;
  }

  public Row against(double boundPerSecond) {
    return with(at, perSecond / boundPerSecond);
  }

  Row at(long size) {
    return with(size, ofBound);
  }

  private Row with(long newAt, double newOfBound) {
    return new Row(
        name,
        newAt,
        connections,
        seconds,
        requests,
        statements,
        perSecond,
        p50,
        p95,
        p99,
        errors,
        clientCpu,
        serverCpu,
        residentMb,
        newOfBound);
  }
}
