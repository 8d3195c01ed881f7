package org.learnwire.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for their call; they do not survive a restart. */
public final class Faults {

  private static final class Armed {
    final Fault fault;
    int seen;
    int played;

    Armed(Fault fault) {
      this.fault = fault;
    }
  }

  private final List<Armed> armed = new ArrayList<>();
  private int lastId;
  private int late;

  /**
   * Takes what an operator posted.
   *
   * @throws IllegalArgumentException naming the key or word that is not known
   */
  public synchronized int add(JsonNode json) {
    Fault fault = Fault.parse(lastId + 1, json);
    lastId = fault.id();
    armed.add(new Armed(fault));
    return lastId;
  }

  public synchronized void clear() {
    armed.clear();
  }

  synchronized void lateBegins() {
    late++;
  }

  synchronized void lateEnds() {
    late--;
  }

  /** How many calls were hung up on and are still to be done. */
  public synchronized int late() {
    return late;
  }

  synchronized Optional<Fault> take(String system, String label) {
    for (Armed one : armed) {
      boolean open = one.fault.times() < 0 || one.played < one.fault.times();
      if (open && one.fault.fits(system, label) && one.seen++ >= one.fault.skip()) {
        one.played++;
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }

  /** What is armed and how often each was played. */
  public synchronized ArrayNode list() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Armed one : armed) {
      list.addObject()
          .put("id", one.fault.id())
          .put("system", one.fault.system())
          .put("match", one.fault.match().pattern())
          .put("kind", one.fault.kind().word())
          .put("after", one.fault.skip())
          .put("times", one.fault.times())
          .put("played", one.played);
    }
    return list;
  }
}
