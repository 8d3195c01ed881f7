package org.learnwire.lrs.forward;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/**
 * How a target does.
 *
 * @param position up to where everything is dealt with
 * @param newest position of the newest statement here
 * @param sent statements that it took
 * @param trouble why nothing goes there at the moment, and since when
 * @param refused how many it would not take
 * @param firstRefused the oldest of these
 */
public record ForwardStatus(
    String target,
    long position,
    long newest,
    long sent,
    Optional<Instant> lastSent,
    Optional<String> trouble,
    Optional<Instant> since,
    long refused,
    List<SetAside> firstRefused) {
  private static final int SHOWN = 20;

  /** A statement that a target would not take, and why. */
  public record SetAside(long position, String statementId, String reason, Instant at) {}

  private record State(
      long sent, Optional<Instant> last, @Nullable String trouble, Optional<Instant> since) {}

  /** Of every target that ever began, by name. */
  public static List<ForwardStatus> all(Database database) {
    return database.read(
        tx -> {
          List<String> names =
              tx.list(
                  "select reader from checkpoint where reader like 'forward:%' order by reader",
                  row -> row.getString(1).substring("forward:".length()));
          List<ForwardStatus> all = new java.util.ArrayList<>();
          for (String name : names) {
            all.add(of(tx, name));
          }
          return all;
        });
  }

  /** Lets go of a target that is no longer served; false when there is none of that name. */
  public static boolean forget(Database database, String name) {
    return database.write(
        "forward: forget",
        tx -> {
          tx.update("delete from forward_state where target = ?", name);
          tx.update("delete from forward_refused where target = ?", name);
          return tx.update("delete from checkpoint where reader = ?", "forward:" + name) > 0;
        });
  }

  private static ForwardStatus of(Tx tx, String name) throws SQLException {
    long position =
        tx.one(
                "select position from checkpoint where reader = ?",
                row -> row.getLong(1),
                "forward:" + name)
            .orElse(0L);
    long newest =
        tx.one(
                "select position from statement order by position desc limit 1",
                row -> row.getLong(1))
            .orElse(0L);
    State state =
        tx.one(
                "select sent, last_sent, trouble, since from forward_state where target = ?",
                row ->
                    new State(
                        row.getLong(1),
                        instant(row.getLong(2)),
                        row.getString(3),
                        instant(row.getLong(4))),
                name)
            .orElse(new State(0, Optional.empty(), null, Optional.empty()));
    long refused =
        tx.one("select count(*) from forward_refused where target = ?", row -> row.getLong(1), name)
            .orElse(0L);
    return new ForwardStatus(
        name,
        position,
        newest,
        state.sent(),
        state.last(),
        Optional.ofNullable(state.trouble()),
        state.since(),
        refused,
        ForwardRecords.refused(tx, name, SHOWN));
  }

  private static Optional<Instant> instant(long micros) {
    return micros == 0 ? Optional.empty() : Optional.of(Times.instant(micros));
  }
}
