package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** Which statement took the place of which, and why. */
public final class StatementLinks {
  /** A newer version of the same fact took over. */
  public static final String SUPERSEDED = "superseded";

  /** The same record was mapped anew under a new generation. */
  public static final String REMAPPED = "remapped";

  /** A voiding statement took it out of use. */
  public static final String VOIDED = "voided";

  /** One link from an older statement to a newer one. */
  public record Link(UUID oldId, UUID newId, String reason, Instant at) {}

  private StatementLinks() {}

  static void add(Tx tx, UUID oldId, UUID newId, String reason, Instant at) throws SQLException {
    tx.update(
        "insert into statement_link (old_id, new_id, reason, at) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        oldId,
        newId,
        reason,
        at);
  }

  /** What took the place of a statement. */
  public static List<Link> from(Tx tx, UUID oldId) throws SQLException {
    return tx.list(
        "select new_id, reason, at from statement_link where old_id = ? order by at, new_id",
        row ->
            new Link(
                oldId,
                UUID.fromString(row.getString(1)),
                row.getString(2),
                Times.instant(row.getLong(3))),
        oldId);
  }
}
