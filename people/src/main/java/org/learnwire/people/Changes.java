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
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;

/** Tells the journal who changed, and under which identities statements may have waited for it. */
final class Changes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Changes() {}

  static void tell(Tx tx, String subject, Set<String> identities, Instant at) throws SQLException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode keys = body.putArray("identities");
    identities.forEach(keys::add);
    Journal.append(tx, Journal.Kind.PersonChanged, subject, Origin.SOURCE, at, body.toString());
  }

  static Set<String> identities(Journal.Entry entry) {
    try {
      Set<String> keys = new TreeSet<>();
      for (JsonNode key : MAPPER.readTree(entry.body()).path("identities")) {
        keys.add(key.textValue());
      }
      return keys;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
