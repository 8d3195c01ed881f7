package org.learnwire.routes;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.rules.Decision;
import org.learnwire.rules.Withdrawn;

/** Where decisions go, in the unit of work in which they were taken. */
public interface Decisions {
  /** Takes decisions; returns how many are new. */
  long taken(Tx tx, List<Decision> decisions) throws SQLException;

  /** Takes back what was not sent yet. */
  void withdrawn(Tx tx, List<Withdrawn> withdrawn) throws SQLException;

  /** A corrected statement takes over as cause. */
  void replaced(Tx tx, UUID old, UUID by) throws SQLException;
}
