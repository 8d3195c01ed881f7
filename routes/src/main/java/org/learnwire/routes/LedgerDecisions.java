package org.learnwire.routes;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Ledger;
import org.learnwire.rules.Decision;
import org.learnwire.rules.Withdrawn;

/** Through the seam, on which a user's route may stand, into the ledger. */
final class LedgerDecisions implements Decisions {
  private final Ledger ledger;
  private final ProducerTemplate producer;

  LedgerDecisions(Ledger ledger, ProducerTemplate producer) {
    this.ledger = ledger;
    this.producer = producer;
  }

  @Override
  public long taken(Tx tx, List<Decision> decisions) {
    Long entered = producer.requestBody(Seam.DECIDED.uri(), decisions, Long.class);
    return entered == null ? 0 : entered;
  }

  /**
   * What was sent is listed where its cause was voided; where it was only overtaken (a nudge, and
   * then somebody looked) there is nothing to mend.
   */
  @Override
  public void withdrawn(Tx tx, List<Withdrawn> withdrawn) throws SQLException {
    for (Withdrawn each : withdrawn) {
      if (each.reason() == Withdrawn.Reason.VOIDED) {
        ledger.groundGone(tx, each.decisionId(), "its cause was voided");
      } else {
        ledger.overtaken(tx, each.decisionId(), "a later statement shows that it is not needed");
      }
    }
  }

  @Override
  public void replaced(Tx tx, UUID old, UUID by) throws SQLException {
    ledger.causeReplaced(tx, old, by);
  }
}
