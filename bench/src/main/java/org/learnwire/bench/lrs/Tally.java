package org.learnwire.bench.lrs;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.learnwire.bench.http.Reply;

/** What came back of one kind of request. An error is counted under its status, never dropped. */
public final class Tally {
  private final Latencies latencies = new Latencies();
  private final Map<String, Long> errors = new TreeMap<>();
  private volatile long statements; // one worker counts, another looks while it does

  /**
   * @param statementsIfWell how many count as done when the answer is 200 or 204
   */
  public boolean count(Reply reply, int statementsIfWell) {
    if (!reply.isWell()) {
      errors.merge(String.valueOf(reply.status()), 1L, Long::sum);
      return false;
    }
    latencies.add(reply.nanos());
    statements += statementsIfWell;
    return true;
  }

  /** No answer at all. */
  void lost(IOException cause) {
    lost(cause.getClass().getSimpleName());
  }

  /** No answer that counts. */
  public void lost(String what) {
    errors.merge(what, 1L, Long::sum);
  }

  public void addAll(Tally other) {
    latencies.addAll(other.latencies);
    other.errors.forEach((status, times) -> errors.merge(status, times, Long::sum));
    statements += other.statements;
  }

  /** Of the requests that went well. */
  public Latencies latencies() {
    return latencies;
  }

  /** Status, or the name of what broke the connection, with how often. */
  public Map<String, Long> errors() {
    return errors;
  }

  /** Acknowledged, or read. */
  public long statements() {
    return statements;
  }
}
