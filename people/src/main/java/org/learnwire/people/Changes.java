package org.learnwire.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;

/** Tells the journal who changed, and under which identities statements may have waited for it. */
final class Changes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Changes() {}

  /** Tells it, and forgets the answers that it may change. */
  static void tell(
      Tx tx, Answers answers, String subject, Origin origin, Matches.Touched touched, Instant at)
      throws SQLException {
    answers.forget(touched.identities());
    if (!touched.moved().isEmpty()) {
      answers.forgetAll();
    }
    tell(tx, subject, origin, touched.identities(), touched.moved(), at);
  }

  /**
   * Tells it; returns where in the journal.
   *
   * @param moved people of whose statements some may be another's now
   */
  static long tell(
      Tx tx, String subject, Origin origin, Set<String> identities, Set<String> moved, Instant at)
      throws SQLException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode keys = body.putArray("identities");
    identities.forEach(keys::add);
    if (!moved.isEmpty()) {
      ArrayNode people = body.putArray("moved");
      moved.forEach(people::add);
    }
    return Journal.append(tx, Journal.Kind.PersonChanged, subject, origin, at, body.toString());
  }

  static void tellEverybody(Tx tx, Instant at) throws SQLException {
    List<String> everybody =
        tx.list(
            "select distinct person_id from account where kind = 'employee' and valid_to is null"
                + " and person_id is not null order by person_id",
            row -> row.getString(1));
    for (String person : everybody) {
      tell(tx, person, Origin.SOURCE, Set.of(), Set.of(), at);
    }
  }

  static Set<String> texts(Journal.Entry entry, String field) {
    try {
      Set<String> keys = new TreeSet<>();
      for (JsonNode key : MAPPER.readTree(entry.body()).path(field)) {
        keys.add(key.textValue());
      }
      return keys;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
