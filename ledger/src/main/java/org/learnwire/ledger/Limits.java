package org.learnwire.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.learnwire.database.Tx;

/**
 * Says what limits an entry that is about to be handed to its target. Asked inside the unit of work
 * that hands it over, each time anew: leave, choices and settings may have changed since.
 */
public interface Limits {
  /** Everything may go at once. */
  Limits NONE = (tx, entry, now) -> Allowance.FREE;

  Allowance of(Tx tx, Entry entry, Instant now) throws SQLException;

  /** Why HR is asked of an entry that would go without anybody being asked; empty when it goes. */
  default Optional<String> beyond(Tx tx, Entry entry, Instant now) throws SQLException {
    return Optional.empty();
  }
}
