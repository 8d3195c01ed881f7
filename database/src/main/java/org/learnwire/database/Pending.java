package org.learnwire.database;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One item that waits for the writer, its caller's trace, and its caller's answer. */
record Pending(
    String what,
    GroupWork<Object, Object> work,
    Object item,
    int weight,
    @Nullable String trace,
    CompletableFuture<@Nullable Object> done) {

  /** Work that no other joins. */
  static Pending alone(String what, Work<?> work) {
    GroupWork<Object, Object> single = (tx, items) -> List.of(Outcome.of(work.in(tx)));
    return new Pending(what, single, work, 1, Trace.current(), new CompletableFuture<>());
  }

  @SuppressWarnings("unchecked") // who waits for the answer knows its type
  static <I, O> Pending of(String what, GroupWork<I, O> work, I item) {
    return new Pending(
        what,
        (GroupWork<Object, Object>) work,
        item,
        work.weight(item),
        Trace.current(),
        new CompletableFuture<>());
  }

  /** Within the unit of work that runs already. */
  @Nullable Object joined(Tx tx) throws SQLException {
    Outcome<Object> outcome = work.in(tx, List.of(item)).get(0);
    if (outcome.refusal() != null) {
      throw outcome.refusal();
    }
    return outcome.value();
  }

  boolean joins(Pending other) {
    return work == other.work;
  }
}
