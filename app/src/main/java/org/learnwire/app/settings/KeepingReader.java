package org.learnwire.app.settings;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.learnwire.people.ScopeRules;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.ConnectorList;
import org.learnwire.routes.PolicySettings;

/** Reads {@code scope:}, {@code drop:} and {@code retention:} of policy.yaml. */
final class KeepingReader {
  private static final String REFUSE = "refuse";
  private static final String KEEP = "keep";

  private final YamlMap policy;
  private final Map<String, String> connectors = new TreeMap<>();

  /**
   * @param connections that there are, with their kinds
   */
  KeepingReader(YamlMap policy, List<ConnectionSettings> connections) {
    this.policy = policy;
    connections.forEach(each -> connectors.put(each.name(), each.connector()));
  }

  PolicySettings read() {
    return new PolicySettings(
        policy.map("scope").map(this::scope),
        policy.map("drop").map(this::dropped).orElse(List.of()),
        policy.map("retention").map(this::kept).orElse(List.of()));
  }

  private ScopeRules scope(YamlMap map) {
    map.only("sites", "legal-entities", "unknown-people");
    Set<String> sites = names(map, "sites");
    Set<String> entities = names(map, "legal-entities");
    if (sites.isEmpty() && entities.isEmpty()) {
      throw policy.wrong("scope", "names neither sites nor legal-entities");
    }
    if (connectors.isEmpty()) {
      throw policy.wrong("scope", "needs an HR system that says where people belong");
    }
    String unknown = map.text("unknown-people").orElse(REFUSE);
    if (!unknown.equals(REFUSE) && !unknown.equals(KEEP)) {
      throw map.wrong("unknown-people", "must be refuse or keep");
    }
    return new ScopeRules(sites, entities, unknown.equals(KEEP));
  }

  private static Set<String> names(YamlMap map, String key) {
    List<String> names = map.oneOrMore(key);
    Set<String> folded = new HashSet<>();
    for (String name : names) {
      if (name.isBlank()) {
        throw map.wrong(key, "holds an empty name");
      }
      if (!folded.add(ScopeRules.folded(name))) {
        throw map.wrong(key, "names " + name + " twice");
      }
    }
    return Set.copyOf(names);
  }

  private List<PolicySettings.Dropped> dropped(YamlMap map) {
    List<PolicySettings.Dropped> all = new ArrayList<>();
    for (String key : map.keys()) {
      PolicySettings.Of of = stream(map, key);
      List<String> fields = map.oneOrMore(key);
      if (fields.isEmpty() || fields.stream().anyMatch(String::isBlank)) {
        throw map.wrong(key, "names no field to drop");
      }
      if (Set.copyOf(fields).size() < fields.size()) {
        throw map.wrong(key, "names a field twice");
      }
      fields.forEach(field -> all.add(new PolicySettings.Dropped(of, field.strip())));
    }
    return all;
  }

  private List<PolicySettings.Kept> kept(YamlMap map) {
    List<PolicySettings.Kept> all = new ArrayList<>();
    map.texts()
        .forEach(
            (key, text) ->
                all.add(new PolicySettings.Kept(stream(map, key), period(map, key, text))));
    return all;
  }

  private static Period period(YamlMap map, String key, String text) {
    try {
      Period keep = Period.parse(text);
      if (!keep.isNegative() && !keep.isZero()) {
        return keep;
      }
    } catch (DateTimeException e) {
      throw map.wrong(key, "must be a time such as P2Y, P18M or P90D, not " + text);
    }
    throw map.wrong(key, "must be a time such as P2Y, P18M or P90D, not " + text);
  }

  /** Streams of a connector of the user's own are known only once it is loaded. */
  private PolicySettings.Of stream(YamlMap map, String key) {
    int slash = key.indexOf('/');
    if (slash < 1 || slash == key.length() - 1) {
      throw map.wrong(key, "must name a stream, as CONNECTION/STREAM");
    }
    String connection = key.substring(0, slash);
    String stream = key.substring(slash + 1);
    String connector =
        Optional.ofNullable(connectors.get(connection))
            .orElseThrow(() -> map.wrong(key, noConnection(connection)));
    List<String> streams = ConnectorList.packed().streams(connector);
    if (!streams.isEmpty() && !streams.contains(stream)) {
      throw map.wrong(
          key,
          "names no stream; "
              + connection
              + " is a "
              + connector
              + ", which has "
              + String.join(", ", streams));
    }
    return new PolicySettings.Of(connection, stream, map.place(key));
  }

  private String noConnection(String name) {
    return connectors.isEmpty()
        ? "names the connection " + name + "; there are none"
        : "names the connection " + name + "; there are " + String.join(", ", connectors.keySet());
  }
}
