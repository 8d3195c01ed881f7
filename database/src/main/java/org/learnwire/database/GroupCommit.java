package org.learnwire.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group with one commit. Where several units share it, a savepoint keeps each whole or
 * absent; nobody hears "done" before the commit is on disk.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int TRIES = 8;

  private final WritingConnection writing;
  private final JournalClock clock;
  private final List<Runnable> answers = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Runnable> afterRollback = new ArrayList<>();
  private final Map<AtCommit<?>, List<Object>> atCommit = new LinkedHashMap<>();

  GroupCommit(WritingConnection writing, JournalClock clock) {
    this.writing = writing;
    this.clock = clock;
  }

  Tx tx() {
    return writing.tx();
  }

  /** Everybody in the group is answered when this returns. */
  void write(List<Pending> group) {
    for (int tries = 1; ; tries++) {
      try {
        perform(group);
        performLast();
        writing.commit();
        settle();
        return;
      } catch (SQLException | RuntimeException | Error e) {
        undo();
        if (tries == TRIES || !writing.mayTryAgain(e, tries)) {
          DatabaseFailure failure = writing.failure(group.get(0).what(), e);
          group.forEach(pending -> pending.done().completeExceptionally(failure));
          return;
        }
      }
    }
  }

  private void perform(List<Pending> group) throws SQLException {
    writing.ready();
    List<List<Pending>> units = units(group);
    for (List<Pending> unit : units) {
      perform(unit, units.size() > 1);
    }
  }

  private void performLast() throws SQLException {
    for (Map.Entry<AtCommit<?>, List<Object>> each : atCommit.entrySet()) {
      @SuppressWarnings("unchecked") // Tx lets in only what belongs to it
      AtCommit<Object> last = (AtCommit<Object>) each.getKey();
      writing.tx().writes().unit(last.what());
      last.write(writing.tx(), each.getValue());
    }
  }

  /** Neighbours with the same work are one unit. */
  private static List<List<Pending>> units(List<Pending> group) {
    List<List<Pending>> units = new ArrayList<>();
    Pending before = null;
    for (Pending pending : group) {
      if (before == null || !pending.joins(before)) {
        units.add(new ArrayList<>());
      }
      units.get(units.size() - 1).add(pending);
      before = pending;
    }
    return units;
  }

  private void perform(List<Pending> unit, boolean shared) throws SQLException {
    Tx tx = writing.tx();
    tx.writes().unit(unit.get(0).what());
    Connection connection = tx.connection();
    Savepoint savepoint = shared ? connection.setSavepoint() : null;
    try (Trace.Scope scope = Trace.enter(unit.get(0).trace())) {
      List<Outcome<Object>> outcomes =
          unit.get(0).work().in(tx, unit.stream().map(Pending::item).toList());
      if (savepoint != null) {
        connection.releaseSavepoint(savepoint);
      }
      keep(unit, outcomes);
    } catch (SQLException | RuntimeException e) {
      if (writing.concernsAll(e)) {
        throw e;
      }
      takeBack(connection, savepoint);
      failed(unit, e);
    }
  }

  private void failed(List<Pending> unit, Exception why) throws SQLException {
    if (unit.size() == 1) {
      answers.add(() -> unit.get(0).done().completeExceptionally(why));
      return;
    }
    for (Pending each : unit) {
      perform(List.of(each), true);
    }
  }

  private void takeBack(Connection connection, @Nullable Savepoint savepoint) throws SQLException {
    if (savepoint == null) {
      connection.rollback();
    } else {
      connection.rollback(savepoint);
    }
    Tx tx = writing.tx();
    tx.takeAfterCommit();
    tx.takeAtCommit();
    tx.takeAfterRollback().forEach(GroupCommit::runSafely);
  }

  private void keep(List<Pending> unit, List<Outcome<Object>> outcomes) {
    if (outcomes.size() != unit.size()) {
      throw new IllegalStateException(
          unit.get(0).what() + ": " + outcomes.size() + " outcomes of " + unit.size() + " items");
    }
    afterCommit.addAll(writing.tx().takeAfterCommit());
    afterRollback.addAll(writing.tx().takeAfterRollback());
    writing
        .tx()
        .takeAtCommit()
        .forEach(
            (last, items) -> atCommit.computeIfAbsent(last, l -> new ArrayList<>()).addAll(items));
    for (int i = 0; i < outcomes.size(); i++) {
      Pending pending = unit.get(i);
      Outcome<Object> outcome = outcomes.get(i);
      answers.add(
          outcome.refusal() != null
              ? () -> pending.done().completeExceptionally(outcome.refusal())
              : () -> pending.done().complete(outcome.value()));
    }
  }

  private void settle() {
    clock.committed();
    afterCommit.forEach(GroupCommit::runSafely);
    answers.forEach(Runnable::run);
    clear();
  }

  private void undo() {
    writing.rollback();
    clock.rolledBack();
    afterRollback.addAll(writing.tx().takeAfterRollback());
    writing.tx().takeAfterCommit();
    writing.tx().takeAtCommit();
    afterRollback.forEach(GroupCommit::runSafely);
    clear();
  }

  private void clear() {
    answers.clear();
    afterCommit.clear();
    afterRollback.clear();
    atCommit.clear();
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("an action after a unit of work failed", e);
    }
  }
}
