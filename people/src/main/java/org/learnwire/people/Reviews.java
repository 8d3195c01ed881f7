package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The list of accounts that could be more than one person. */
final class Reviews {
  private Reviews() {}

  /** Puts an account on the list, or takes it off when it is no longer in doubt. */
  static void keep(Tx tx, Account account, Resolution who, Instant at) throws SQLException {
    if (who instanceof Resolution.Ambiguous ambiguous) {
      open(tx, account.connectionId(), account.remoteId(), ambiguous, at);
    } else {
      close(tx, account.connectionId(), account.remoteId());
    }
  }

  static void close(Tx tx, UUID connectionId, String remoteId) throws SQLException {
    tx.update(
        "update person_review set state = 'closed'"
            + " where connection_id = ? and remote_id = ? and state = 'open'",
        connectionId,
        remoteId);
  }

  static void open(
      Tx tx, UUID connectionId, String remoteId, Resolution.Ambiguous ambiguous, Instant at)
      throws SQLException {
    tx.update(
        "insert into person_review (connection_id, remote_id, reason, candidates, at)"
            + " values (?, ?, ?, ?, ?)"
            + " on conflict (connection_id, remote_id) where state = 'open'"
            + " do update set reason = excluded.reason, candidates = excluded.candidates",
        connectionId,
        remoteId,
        ambiguous.reason(),
        String.join(",", ambiguous.personIds()),
        at);
  }

  /** Latest first. */
  static List<Review> open(Tx tx) throws SQLException {
    return tx.list(
        "select connection_id, remote_id, reason, candidates, at from person_review"
            + " where state = 'open' order by id desc",
        r ->
            new Review(
                UUID.fromString(r.getString(1)),
                r.getString(2),
                r.getString(3),
                Arrays.asList(r.getString(4).split(",")),
                Times.instant(r.getLong(5))));
  }
}
