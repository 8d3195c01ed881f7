package org.learnwire.routes;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.rules.PersonState;

/**
 * What rules remember of each person: read once, written once a batch. The states used last are
 * kept in memory while the journal is read.
 */
final class RuleStates {
  /** A state is some 10 kB in memory. */
  private static final int MOST = 3_000;

  private final Map<String, PersonState> known =
      new LinkedHashMap<>(1_000, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PersonState> eldest) {
          return size() > MOST;
        }
      };
  private final Map<String, PersonState> changed = new LinkedHashMap<>();
  private final Set<String> unsaved = new LinkedHashSet<>();

  /** To be called at the beginning of a batch: one that was rolled back leaves nothing behind. */
  void begin(Tx tx) {
    changed.clear();
    unsaved.clear();
    tx.afterCommit(() -> known.putAll(changed));
  }

  PersonState of(Tx tx, String person) throws SQLException {
    PersonState state = changed.get(person);
    if (state == null) {
      state = known.get(person);
    }
    if (state == null) {
      state =
          tx.one(
                  "select state from rule_state where person_id = ?",
                  r -> PersonState.fromJson(Json.object(r.getString(1))),
                  person)
              .orElseGet(() -> PersonState.of(person));
    }
    return state;
  }

  void put(String person, PersonState state) {
    changed.put(person, state);
    unsaved.add(person);
  }

  /** Of these nothing is remembered any more. */
  void drop(Tx tx, Set<String> people) throws SQLException {
    save(tx);
    for (String person : people) {
      changed.remove(person);
      known.remove(person);
      tx.update("delete from rule_state where person_id = ?", person);
    }
  }

  /** Those who wait for this day, or for one before it: where they are it may be a day later. */
  List<String> waitingFor(Tx tx, LocalDate date) throws SQLException {
    save(tx);
    return tx.list(
        "select person_id from rule_state where next_due <= ? order by person_id",
        r -> r.getString(1),
        date.plusDays(1));
  }

  void save(Tx tx) throws SQLException {
    List<Object[]> rows = new ArrayList<>(unsaved.size());
    for (String person : unsaved) {
      PersonState state = changed.get(person);
      rows.add(new Object[] {person, state.toJson().toString(), state.nextDue().orElse(null)});
    }
    tx.batch(
        "insert into rule_state (person_id, state, next_due) values (?, ?, ?)"
            + " on conflict (person_id) do update set state = excluded.state,"
            + " next_due = excluded.next_due",
        rows);
    unsaved.clear();
  }

  /** To be called when the reading of the journal ends: others may change what is stored. */
  void forget() {
    known.clear();
    changed.clear();
    unsaved.clear();
  }
}
