package org.learnwire.routes.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.rules.PersonState;

/** What rules remember of people, and of others that these observed. */
final class RuleErasure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tx tx;
  private final Set<String> people;

  RuleErasure(Tx tx, Set<String> people) {
    this.tx = tx;
    this.people = people;
  }

  long run() throws SQLException {
    if (people.isEmpty()) {
      return 0;
    }
    long rows = 0;
    for (String person : people) {
      rows += tx.update("delete from rule_state where person_id = ?", person);
    }
    List<Object[]> changed = new ArrayList<>();
    tx.each(
        "select person_id, state from rule_state",
        row -> {
          PersonState state = read(row.getString(1), row.getBytes(2));
          PersonState left = state.withoutObservers(people);
          if (left != state) {
            changed.add(new Object[] {left.toBytes(), left.personId()});
          }
          return null;
        });
    tx.batch("update rule_state set state = ? where person_id = ?", changed);
    return rows + changed.size();
  }

  /** Version 0.1 wrote JSON. */
  private static PersonState read(String person, byte[] bytes) {
    try {
      return bytes[0] == '{'
          ? PersonState.fromJson((ObjectNode) JSON.readTree(bytes))
          : PersonState.fromBytes(person, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("what rules remember is broken", e);
    }
  }
}
