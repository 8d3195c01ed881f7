package org.learnwire.routes.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.Suppression;
import org.learnwire.people.Traces;

/** Everything that is held of a person, readable: by heading, a list of JSON objects each. */
final class PersonCopy {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tx tx;
  private final Traces traces;
  private final StatementStore statements;

  PersonCopy(Tx tx, Traces traces, StatementStore statements) {
    this.tx = tx;
    this.traces = traces;
    this.statements = statements;
  }

  Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    json().properties().forEach(each -> counts.put(each.getKey(), (long) each.getValue().size()));
    return counts;
  }

  ObjectNode json() throws SQLException {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode said = all.putArray("statements");
    for (String body : statements.about(tx, id -> traces.keys().contains(Suppression.key(id)))) {
      said.add(parsed(body));
    }
    byPerson(all, "accounts", "account");
    byPerson(all, "choices", "person_choice");
    byPerson(all, "decisions", "entry");
    byPerson(all, "goals as other systems show them", "goal_seen");
    ArrayNode steps = all.putArray("what became of decisions");
    for (String person : traces.personIds()) {
      rows(
          steps,
          "select s.* from entry_step s join entry e on e.id = s.entry_id where e.person_id = ?"
              + " order by e.position, s.seq",
          person);
    }
    byPerson(all, "evidence that they released", "evidence_release");
    ArrayNode launches = all.putArray("launches from learning platforms");
    for (String person : traces.personIds()) {
      rows(
          launches,
          "select r.title as platform, s.created, s.expires, s.launch from lti_session s"
              + " left join lti_registration r on r.id = s.registration_id where s.person_id = ?"
              + " order by s.created",
          person);
    }
    byPerson(all, "what was done about them", "audit_content");
    ArrayNode lists = all.putArray("lists that somebody looked at, with them on it");
    for (String person : traces.personIds()) {
      rows(
          lists,
          "select a.at, c.who, c.subject, c.detail from audit_about l join audit a on a.seq = l.seq"
              + " join audit_content c on c.seq = l.seq where l.person_id = ? order by l.seq",
          person);
    }
    ArrayNode kept = all.putArray("records that could not be taken in");
    for (Traces.Place place : traces.accounts()) {
      rows(
          kept,
          "select stream, item_key, reason, record from quarantine where connection_id = ?"
              + " and item_key = ?",
          place.connectionId(),
          place.remoteId());
    }
    return all;
  }

  private void byPerson(ObjectNode all, String heading, String table) throws SQLException {
    ArrayNode rows = all.putArray(heading);
    for (String person : traces.personIds()) {
      rows(rows, "select * from " + table + " where person_id = ?", person);
    }
  }

  private void rows(ArrayNode into, String sql, Object... args) throws SQLException {
    tx.each(
        sql,
        row -> {
          into.add(object(row));
          return null;
        },
        args);
  }

  private static ObjectNode object(ResultSet row) throws SQLException {
    ObjectNode object = JSON.createObjectNode();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i);
      Object value = row.getObject(i);
      if (value == null || value instanceof byte[]) {
        continue;
      }
      object.set(name, value instanceof Number n ? number(n) : parsed(value.toString()));
    }
    return object;
  }

  /** Instants are kept as microseconds: nobody reads those. */
  private static JsonNode number(Number number) {
    long value = number.longValue();
    return value > 1_000_000_000_000_000L
        ? JSON.getNodeFactory().textNode(Times.instant(value).toString())
        : JSON.getNodeFactory().numberNode(value);
  }

  private static JsonNode parsed(@Nullable String text) {
    if (text != null && (text.startsWith("{") || text.startsWith("["))) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        return JSON.getNodeFactory().textNode(text);
      }
    }
    return JSON.getNodeFactory().textNode(text);
  }
}
