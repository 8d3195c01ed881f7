package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;

/** The plan: what waits, and what it would change. */
final class Plan {
  private final Patience patience;

  Plan(Patience patience) {
    this.patience = patience;
  }

  List<PlanLine> waiting(Tx tx) throws SQLException {
    List<PlanLine> lines = new ArrayList<>();
    List<Entry> open =
        Entries.where(
            tx,
            "e.state in ('proposed', 'pending', 'approved', 'conflict', 'unknown')"
                + " order by e.position");
    for (Entry entry : open) {
      lines.add(line(tx, entry));
    }
    return lines;
  }

  /** Everything that waits for approval. */
  List<UUID> askingForApproval(Tx tx) throws SQLException {
    return tx.list(
        "select id from entry where state = 'pending'"
            + " or (state = 'proposed' and (approvers = 'hr' or approvers like 'hr,%'))"
            + " order by position",
        row -> UUID.fromString(row.getString(1)));
  }

  private PlanLine line(Tx tx, Entry entry) throws SQLException {
    ObjectNode last =
        Correlations.find(tx, entry.connection(), entry.target())
            .map(Correlation::lastSent)
            .orElseGet(Json::empty);
    List<FieldChange> changes = new ArrayList<>();
    for (var field : Correlations.contents(entry.fields()).properties()) {
      changes.add(new FieldChange(field.getKey(), last.get(field.getKey()), field.getValue()));
    }
    return new PlanLine(
        entry.id(),
        entry.rule(),
        entry.kind(),
        entry.personId(),
        entry.subject(),
        entry.connection(),
        entry.writeName(),
        entry.target(),
        entry.mode(),
        entry.state(),
        entry.held(),
        entry.attempts(),
        asks(entry),
        changes,
        entry.because(),
        entry.message(),
        entry.state() == EntryState.APPROVED ? Guarding.reason(tx, entry.id()).orElse(null) : null,
        entry.created(),
        entry.changed());
  }

  private PlanLine.Asks asks(Entry entry) {
    return switch (entry.state()) {
      case PROPOSED ->
          entry.asking().equals(Optional.of(Approver.HR))
              ? PlanLine.Asks.APPROVAL
              : PlanLine.Asks.PERSON;
      case PENDING -> PlanLine.Asks.APPROVAL;
      case APPROVED -> entry.held() ? PlanLine.Asks.APPROVAL : PlanLine.Asks.NOTHING;
      case CONFLICT -> PlanLine.Asks.CHOICE;
      case UNKNOWN ->
          entry.onlyAPersonCanTell() || entry.resends() > patience.mostResends()
              ? PlanLine.Asks.SETTLING
              : PlanLine.Asks.NOTHING;
      default -> PlanLine.Asks.NOTHING;
    };
  }
}
