package org.learnwire.routes;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.rules.PersonState;

/**
 * What rules remember of each person: read when it is needed, written with the batch that changed
 * it. The states used last are kept in memory, as bytes, while the journal is read.
 */
final class RuleStates {
  /** So many changed states, some 10 kB each in memory, and they are written before the rest. */
  private static final int UNWRITTEN = 1_000;

  private final RecentBytes recent = new RecentBytes();
  private final Map<String, byte[]> written = new HashMap<>();
  private final Map<String, PersonState> changed = new LinkedHashMap<>();

  /** To be called at the beginning of a batch: one that was rolled back leaves nothing behind. */
  void begin(Tx tx) {
    changed.clear();
    written.clear();
    tx.afterCommit(
        () -> {
          written.forEach(recent::put);
          written.clear();
        });
  }

  PersonState of(Tx tx, String person) throws SQLException {
    PersonState state = changed.get(person);
    if (state != null) {
      return state;
    }
    byte[] bytes = written.get(person);
    if (bytes == null) {
      bytes = recent.get(person);
    }
    return bytes == null ? stored(tx, person) : PersonState.fromBytes(person, bytes);
  }

  private PersonState stored(Tx tx, String person) throws SQLException {
    Optional<byte[]> bytes =
        tx.one("select state from rule_state where person_id = ?", r -> r.getBytes(1), person);
    return bytes.isEmpty() ? PersonState.of(person) : read(person, bytes.get());
  }

  /** Version 0.1 wrote JSON. */
  private static PersonState read(String person, byte[] bytes) {
    return bytes[0] == '{'
        ? PersonState.fromJson(Json.object(new String(bytes, StandardCharsets.UTF_8)))
        : PersonState.fromBytes(person, bytes);
  }

  void put(Tx tx, String person, PersonState state) throws SQLException {
    recent.remove(person);
    changed.put(person, state);
    if (changed.size() == UNWRITTEN) {
      save(tx);
    }
  }

  /** Of these nothing is remembered any more. */
  void drop(Tx tx, Set<String> people) throws SQLException {
    for (String person : people) {
      changed.remove(person);
      written.remove(person);
      recent.remove(person);
      tx.update("delete from rule_state where person_id = ?", person);
    }
  }

  /** Those who wait for this day, or for one before it: where they are it may be a day later. */
  List<String> waitingFor(Tx tx, LocalDate date) throws SQLException {
    save(tx);
    // In order, but not ordered by the database: it would rather look at everybody's row.
    return tx
        .list(
            "select person_id from rule_state where next_due <= ?",
            r -> r.getString(1),
            date.plusDays(1))
        .stream()
        .sorted()
        .toList();
  }

  void save(Tx tx) throws SQLException {
    List<Object[]> rows = new ArrayList<>(changed.size());
    for (PersonState state : changed.values()) {
      byte[] bytes = state.toBytes();
      rows.add(new Object[] {state.personId(), state.nextDue().orElse(null), bytes});
      written.put(state.personId(), bytes);
    }
    tx.batch(
        "insert into rule_state (person_id, next_due, state) values (?, ?, ?)"
            + " on conflict (person_id) do update set next_due = excluded.next_due,"
            + " state = excluded.state",
        rows);
    changed.clear();
  }

  /** To be called when the reading of the journal ends: others may change what is stored. */
  void forget() {
    recent.clear();
    written.clear();
    changed.clear();
  }
}
