package org.learnwire.lrs.retention;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StoredStatement;

/** What must stay, whatever a rule says: somebody's cause, or something that still waits. */
@FunctionalInterface
public interface StillNeeded {
  /** The positions of those that are needed. */
  Set<Long> among(Tx tx, List<StoredStatement> statements) throws SQLException;

  /** For an LRS that nothing else stands on. */
  static StillNeeded nothing() {
    return (tx, statements) -> Set.of();
  }
}
