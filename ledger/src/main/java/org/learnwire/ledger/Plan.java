package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/** The plan: what waits, and what it would change. */
final class Plan {
  private final Patience patience;

  Plan(Patience patience) {
    this.patience = patience;
  }

  List<PlanLine> waiting(Tx tx) throws SQLException {
    List<PlanLine> lines = new ArrayList<>();
    List<Stop> stops = Stops.all(tx);
    List<Entry> open =
        Entries.where(
            tx,
            "e.state in ('proposed', 'pending', 'approved', 'conflict', 'unknown')"
                + " order by e.position");
    for (Entry entry : open) {
      lines.add(line(tx, entry, stops));
    }
    return lines;
  }

  /** The version of a line as it stands now. */
  static PlanVersion version(Tx tx, Entry entry) throws SQLException {
    ObjectNode last = lastSent(tx, entry);
    return PlanVersion.of(entry, changes(entry, last), Entries.causes(tx, entry.id()));
  }

  /** What it would change now, in a few words. */
  static String words(Tx tx, Entry entry) throws SQLException {
    List<String> all = new ArrayList<>();
    for (FieldChange change : changes(entry, lastSent(tx, entry))) {
      String old = change.old() == null ? "" : text(change.old()) + " → ";
      all.add(change.field() + ": " + old + text(change.now()));
    }
    return String.join("; ", all);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static ObjectNode lastSent(Tx tx, Entry entry) throws SQLException {
    return Correlations.find(tx, entry.connection(), entry.target())
        .map(Correlation::lastSent)
        .orElseGet(Json::empty);
  }

  private static List<FieldChange> changes(Entry entry, ObjectNode last) {
    List<FieldChange> changes = new ArrayList<>();
    for (var field : Correlations.contents(entry.fields()).properties()) {
      changes.add(new FieldChange(field.getKey(), last.get(field.getKey()), field.getValue()));
    }
    return changes;
  }

  private static @Nullable String keptBack(Tx tx, Entry entry, List<Stop> stops)
      throws SQLException {
    for (Stop stop : stops) {
      if (stop.isAll() || stop.connection().equals(entry.connection())) {
        return "writing is stopped since %s by %s%s"
            .formatted(
                stop.since().truncatedTo(ChronoUnit.SECONDS),
                stop.who(),
                stop.why().isBlank() ? "" : ": " + stop.why());
      }
    }
    return Guarding.reason(tx, entry.id()).orElse(null);
  }

  /** What holds an entry holds it before its approval too; the rest keeps back what has it. */
  private static @Nullable String heldBack(Tx tx, Entry entry, List<Stop> stops)
      throws SQLException {
    if (entry.state() == EntryState.APPROVED) {
      return keptBack(tx, entry, stops);
    }
    return entry.held() ? Guarding.ground(tx, entry.id()).orElse(null) : null;
  }

  /** Everything that waits for approval. */
  List<UUID> askingForApproval(Tx tx) throws SQLException {
    return tx.list(
        "select id from entry where state = 'pending'"
            + " or (state = 'proposed' and (approvers = 'hr' or approvers like 'hr,%'))"
            + " order by position",
        row -> UUID.fromString(row.getString(1)));
  }

  private PlanLine line(Tx tx, Entry entry, List<Stop> stops) throws SQLException {
    ObjectNode last = lastSent(tx, entry);
    List<FieldChange> changes = changes(entry, last);
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
        Math.max(entry.attempts(), entry.retries()),
        asks(tx, entry),
        changes,
        entry.because(),
        entry.message(),
        heldBack(tx, entry, stops),
        Conflicts.of(tx, entry.id()),
        PlanVersion.of(entry, changes, Entries.causes(tx, entry.id())).words(),
        entry.undoes(),
        entry.created(),
        entry.changed());
  }

  private PlanLine.Asks asks(Tx tx, Entry entry) throws SQLException {
    return switch (entry.state()) {
      case PROPOSED ->
          entry.asking().equals(Optional.of(Approver.HR))
              ? PlanLine.Asks.APPROVAL
              : PlanLine.Asks.PERSON;
      case PENDING -> PlanLine.Asks.APPROVAL;
      case APPROVED ->
          entry.held() && Guarding.ground(tx, entry.id()).isEmpty()
              ? PlanLine.Asks.APPROVAL
              : PlanLine.Asks.NOTHING;
      case CONFLICT -> PlanLine.Asks.CHOICE;
      case UNKNOWN ->
          entry.onlyAPersonCanTell() || entry.resends() > patience.mostResends()
              ? PlanLine.Asks.SETTLING
              : PlanLine.Asks.NOTHING;
      default -> PlanLine.Asks.NOTHING;
    };
  }
}
