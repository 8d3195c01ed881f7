package org.learnwire.app.lrs;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.lrs.retention.StillNeeded;

/** Statements that an entry of the ledger stands on, and those whose person is not known yet. */
public final class NeededByDecisions implements StillNeeded {
  @Override
  public Set<Long> among(Tx tx, List<StoredStatement> statements) throws SQLException {
    Set<Long> needed = new HashSet<>();
    for (StoredStatement stored : statements) {
      boolean cause =
          tx.one(
                  "select 1 from entry_cause where statement_id = ? limit 1",
                  row -> true,
                  stored.id())
              .isPresent();
      boolean waiting =
          tx.one("select 1 from waiting_event where position = ?", row -> true, stored.position())
              .isPresent();
      if (cause || waiting) {
        needed.add(stored.position());
      }
    }
    return needed;
  }
}
