package org.learnwire.lrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnwire.database.In;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.XapiJson;

/**
 * What is known of activities and agents, collected from statements: one definition per activity
 * (xAPI Data 2.4.4.1), and the names that an agent goes by (Communication 2.4). Written only when
 * there is news.
 */
final class Definitions {
  /** A company's courses with what is in them: what is not remembered is read by the writer. */
  private static final int REMEMBERED = 5_000;

  private static final int LONGEST_REMEMBERED = 3_000;
  private static final int NAMES_REMEMBERED = 20_000;

  /** Of these each entry is news of its own; everything else is replaced. */
  private static final Set<String> MAPS = Set.of("name", "description", "extensions");

  private final Remembered<String, ObjectNode> definitions = new Remembered<>(REMEMBERED);
  private final Remembered<Mentions.AgentName, Boolean> names = new Remembered<>(NAMES_REMEMBERED);

  /** True when all of it is known already; false also when that is not remembered. */
  boolean covers(String iri, ObjectNode definition) {
    ObjectNode known = definitions.get(iri);
    return known != null && covers(known, definition);
  }

  boolean knows(Mentions.AgentName name) {
    return names.get(name) != null;
  }

  /** Some names are gone from the table. */
  void forget() {
    names.clear();
  }

  /** The activity with its definition, if a statement ever gave one. */
  static Optional<ObjectNode> activity(Tx tx, String iri) throws SQLException {
    return tx.one(
        "select body from activity where iri = ?",
        row -> object(row.getString(1)),
        Term.bounded(iri));
  }

  /** Activities of one of these types, in the order of their IRIs. */
  static List<ObjectNode> ofTypes(Tx tx, Set<String> types) throws SQLException {
    Object[] typed = types.stream().map(type -> "%\"type\":\"" + type + "\"%").toArray();
    return tx
        .list(
            "select body from activity where "
                + String.join(" or ", Collections.nCopies(typed.length, "body like ?"))
                + " order by iri",
            row -> object(row.getString(1)),
            typed)
        .stream()
        .filter(body -> types.contains(body.path("definition").path("type").asText()))
        .toList();
  }

  /** In alphabetical order. */
  static List<String> names(Tx tx, Identifier identifier) throws SQLException {
    return tx.list(
        "select name from agent_name where identity = ? order by name",
        row -> row.getString(1),
        Term.bounded(identifier.key()));
  }

  /** Writes what is news. */
  void keep(Tx tx, List<Mentions> mentions, Instant at) throws SQLException {
    TreeMap<String, ObjectNode> given = new TreeMap<>();
    TreeSet<Mentions.AgentName> named = new TreeSet<>();
    for (Mentions each : mentions) {
      each.activities().forEach((iri, one) -> given.merge(iri, one, Definitions::merged));
      named.addAll(each.names());
    }
    if (!given.isEmpty()) {
      keepActivities(tx, given, at);
    }
    if (!named.isEmpty()) {
      keepNames(tx, named);
    }
  }

  private void keepActivities(Tx tx, TreeMap<String, ObjectNode> given, Instant at)
      throws SQLException {
    Map<String, ObjectNode> known = known(tx, given.keySet().stream().map(Term::bounded).toList());
    List<Object[]> changed = new ArrayList<>();
    given.forEach(
        (iri, definition) -> {
          ObjectNode before = known.get(Term.bounded(iri));
          ObjectNode after = before == null ? definition : merged(before, definition);
          String body = body(iri, after);
          if (!after.equals(before)) {
            changed.add(new Object[] {Term.bounded(iri), body, at});
          }
          if (body.length() <= LONGEST_REMEMBERED) {
            tx.afterCommit(() -> definitions.put(iri, after));
          }
        });
    tx.batch(
        "insert into activity (iri, body, changed) values (?, ?, ?)"
            + " on conflict (iri) do update set body = excluded.body, changed = excluded.changed",
        changed);
  }

  private void keepNames(Tx tx, TreeSet<Mentions.AgentName> named) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Mentions.AgentName one : named) {
      rows.add(new Object[] {one.identity(), one.name()});
      tx.afterCommit(() -> names.put(one, true));
    }
    tx.batch("insert into agent_name (identity, name) values (?, ?) on conflict do nothing", rows);
  }

  private static Map<String, ObjectNode> known(Tx tx, List<String> iris) throws SQLException {
    Map<String, ObjectNode> known = new HashMap<>();
    for (List<String> part : In.parts(iris)) {
      tx.each(
          "select iri, body from activity where iri in " + In.marks(part),
          row -> known.put(row.getString(1), definition(object(row.getString(2)))),
          In.padded(part));
    }
    return known;
  }

  private static ObjectNode definition(ObjectNode activity) {
    return activity.path("definition") instanceof ObjectNode known ? known : XapiJson.object();
  }

  private static String body(String iri, ObjectNode definition) {
    ObjectNode activity = XapiJson.object().put("objectType", "Activity").put("id", iri);
    activity.set("definition", definition);
    return activity.toString();
  }

  /** What is given wins; in maps entry by entry. */
  static ObjectNode merged(ObjectNode known, ObjectNode given) {
    ObjectNode merged = known.deepCopy();
    given
        .properties()
        .forEach(
            entry -> {
              if (isMap(entry.getKey(), entry.getValue(), merged)) {
                ((ObjectNode) merged.get(entry.getKey())).setAll((ObjectNode) entry.getValue());
              } else {
                merged.set(entry.getKey(), entry.getValue());
              }
            });
    return merged;
  }

  private static boolean covers(ObjectNode known, ObjectNode given) {
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      JsonNode there = known.get(entry.getKey());
      if (isMap(entry.getKey(), entry.getValue(), known)) {
        for (Map.Entry<String, JsonNode> inner : entry.getValue().properties()) {
          if (!inner.getValue().equals(there.get(inner.getKey()))) {
            return false;
          }
        }
      } else if (!entry.getValue().equals(there)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMap(String name, JsonNode given, ObjectNode known) {
    return MAPS.contains(name) && given.isObject() && known.path(name).isObject();
  }

  private static ObjectNode object(String json) throws SQLException {
    try {
      return (ObjectNode) XapiJson.read(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("a stored activity is no JSON", e);
    }
  }
}
