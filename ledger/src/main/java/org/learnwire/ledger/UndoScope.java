package org.learnwire.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken back: everything done that meets all that is said.
 *
 * @param ids empty: any
 * @param batch what was approved together
 * @param since when it was done, from then on
 * @param until when it was done, before then
 */
public record UndoScope(
    List<UUID> ids,
    @Nullable String batch,
    @Nullable String rule,
    @Nullable String connection,
    @Nullable Instant since,
    @Nullable Instant until) {

  public UndoScope {
    ids = List.copyOf(ids);
  }

  public static UndoScope of(List<UUID> ids) {
    return new UndoScope(ids, null, null, null, null, null);
  }

  /** Whether it says anything: everything at once is never meant. */
  public boolean isNarrow() {
    return !ids.isEmpty() || batch != null || rule != null || since != null;
  }

  /** Of an entry e. */
  String condition(List<Object> args) {
    List<String> all = new ArrayList<>();
    if (!ids.isEmpty()) {
      List<String> marks = new ArrayList<>();
      for (UUID id : ids) {
        marks.add("?");
        args.add(id);
      }
      all.add("e.id in (" + String.join(", ", marks) + ")");
    }
    add(all, args, "e.batch = ?", batch);
    add(all, args, "e.rule = ?", rule);
    add(all, args, "e.connection = ?", connection);
    String done =
        "(select max(s.at) from entry_step s where s.entry_id = e.id and s.state = 'done')";
    add(all, args, done + " >= ?", since);
    add(all, args, done + " < ?", until);
    return String.join(" and ", all);
  }

  private static void add(
      List<String> all, List<Object> args, String condition, @Nullable Object value) {
    if (value != null) {
      all.add(condition);
      args.add(value);
    }
  }
}
