package org.learnwire.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Who called what how often, and how many calls were under way at once. */
public final class Counters {

  private static final int REMEMBERED = 2000;
  private final Map<String, Map<String, Integer>> calls = new TreeMap<>();
  private final Map<String, Integer> now = new TreeMap<>();
  private final Map<String, Integer> most = new TreeMap<>();
  private final Deque<String> last = new ArrayDeque<>();

  /** A call under way; leaving twice counts once. */
  final class Visit implements AutoCloseable {

    private final String system;
    private boolean left;

    private Visit(String system) {
      this.system = system;
    }

    @Override
    public void close() {
      synchronized (Counters.this) {
        if (!left) {
          left = true;
          now.merge(system, -1, Integer::sum);
        }
      }
    }
  }

  synchronized Visit enter(String system, String label) {
    String name = label.split(" \\?", 2)[0].replaceAll("/\\d+", "/{id}");
    calls.computeIfAbsent(system, s -> new TreeMap<>()).merge(name, 1, Integer::sum);
    most.merge(system, now.merge(system, 1, Integer::sum), Math::max);
    last.addLast(system + " " + label);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
    return new Visit(system);
  }

  public synchronized void reset() {
    calls.clear();
    most.clear();
    last.clear();
  }

  /** Calls by system and function, and the most that were under way at once. */
  public synchronized void report(ObjectNode into) {
    ObjectNode all = into.putObject("calls");
    calls.forEach((system, byName) -> byName.forEach(all.withObjectProperty(system)::put));
    ObjectNode maxima = into.putObject("maxConcurrent");
    most.forEach(maxima::put);
  }

  /** The latest calls, oldest first. */
  public synchronized ArrayNode last() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    last.forEach(list::add);
    return list;
  }
}
