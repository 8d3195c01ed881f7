package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.manifest.Each;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * What a pass costs in which nothing changed: counted from what is known already, else from a look
 * at the system: three lists of each kind, so people in several courses may be counted twice.
 */
final class PassEstimate {
  private static final int SAMPLES = 3;
  private static final int MOST = 20_000;

  private final Connection connection;
  private final SourceState state;
  private final Caller caller;
  private final CheckFindings findings;
  private final Map<String, List<ObjectNode>> kept = new HashMap<>();
  private final Map<String, Double> sizes = new HashMap<>();
  private final Set<String> keys = new HashSet<>();

  /** Calls and minutes of one pass. */
  record Cost(long calls, double minutes) {
    static final Cost NONE = new Cost(0, 0);
  }

  PassEstimate(Connection connection, SourceState state, Caller caller, CheckFindings findings) {
    this.connection = connection;
    this.state = state;
    this.caller = caller;
    this.findings = findings;
  }

  Cost cost() throws InterruptedException {
    Instant began = Instant.now();
    long before = caller.calls();
    double calls = 0;
    for (StreamSpec stream : connection.manifest().streams().values()) {
      calls += calls(stream);
    }
    long looked = Math.max(1, caller.calls() - before);
    double latency = Duration.between(began, Instant.now()).toMillis() / 1000.0 / looked;
    Limits limits = connection.limits();
    double seconds = Math.max(calls / limits.perSecond(), calls * latency / limits.concurrent());
    return new Cost(Math.round(calls), Math.round(seconds / 6.0) / 10.0);
  }

  /** One list, one per parent, or none where only changed parents are asked about. */
  private double calls(StreamSpec stream) throws InterruptedException {
    if (stream.by() != null) {
      return 0; // an engine's, not ours to count
    }
    double lists = lists(stream);
    int page = stream.list().paging().asked();
    if (page == 0 || lists == 0 || stream.since() != null) {
      return lists;
    }
    return lists * Math.max(1, Math.ceil(size(stream) / lists / page));
  }

  private double lists(StreamSpec stream) throws InterruptedException {
    Each each = stream.each();
    if (each == null) {
      return 1;
    }
    double lists = 0;
    if (!each.changedOnly()) {
      for (String parent : each.streams()) {
        lists += size(connection.manifest().streams().get(parent));
      }
    }
    return lists;
  }

  private double size(StreamSpec stream) throws InterruptedException {
    if (!sizes.containsKey(stream.name())) {
      kept(stream);
    }
    return sizes.get(stream.name());
  }

  /** Kept fields of some items, and as a side effect how many there are. */
  private List<ObjectNode> kept(StreamSpec stream) throws InterruptedException {
    List<ObjectNode> known = kept.get(stream.name());
    if (known == null) {
      known = new ArrayList<>();
      state.items(connection.name(), stream.name()).forEach(known::add);
      sizes.put(stream.name(), (double) known.size());
      if (known.isEmpty()) {
        look(stream, known);
      }
      kept.put(stream.name(), known);
    }
    return known;
  }

  private void look(StreamSpec stream, List<ObjectNode> into) throws InterruptedException {
    if (stream.by() != null) {
      sizes.put(stream.name(), 0.0);
      return;
    }
    List<ObjectNode> params = params(stream);
    CallFailure last = null;
    int looked = 0;
    for (ObjectNode param : params) {
      if (looked == SAMPLES) {
        break;
      }
      try {
        look(stream, param, into);
        looked++;
      } catch (CallFailure failure) {
        last = failure; // an item that cannot be asked about, such as Moodle's site course
      }
    }
    if (looked == 0 && last != null) {
      findings.failed(last, last.fix());
    }
    double lists = stream.each() == null ? 1 : lists(stream);
    sizes.put(stream.name(), looked == 0 ? 0 : into.size() * lists / looked);
  }

  private void look(StreamSpec stream, ObjectNode param, List<ObjectNode> into)
      throws InterruptedException, CallFailure {
    var list = stream.sweep() == null ? stream.list() : stream.sweep();
    Match all = new Match(Map.of());
    RecordMaker records = RecordMaker.of(connection, stream);
    MappingStep mapping = new MappingStep(any -> connection, () -> state);
    for (Found found : new CheckSamples(connection, caller).some(list, all, param, MOST)) {
      MappedRecord record = mapping.map(records.of(found, param));
      boolean skipped = record.mapped() instanceof Mapped.Skipped;
      if (!skipped && keys.add(stream.name() + " " + record.source().key())) {
        into.add(record.keep());
      }
    }
  }

  private List<ObjectNode> params(StreamSpec stream) throws InterruptedException {
    List<ObjectNode> params = new ArrayList<>();
    if (stream.each() == null) {
      params.add(JsonNodeFactory.instance.objectNode());
    } else {
      for (String parent : stream.each().streams()) {
        for (ObjectNode item : kept(connection.manifest().streams().get(parent))) {
          if (stream.each().where().matches(item)) {
            params.add(Connector.params(stream.each(), item));
          }
        }
      }
    }
    return params;
  }
}
