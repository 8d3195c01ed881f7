package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.manifest.Change;
import org.learnwire.lrs.StatementLinks;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.routes.RecordStore.Unit;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.XapiVersion;

/**
 * Writes a mapped statement under its deterministic id, and voids and links the one it replaces.
 *
 * <p>Guarantee 1: id = UUIDv5(connection id, stream, key, generation, version).
 */
final class StatementWriter {
  private final Clock clock;
  private final StatementStore store;

  StatementWriter(Clock clock, StatementStore store) {
    this.clock = clock;
    this.store = store;
  }

  static UUID id(Unit unit, MappedRecord record, int generation, long ordinal) {
    String vendors = record.source().version();
    return Uuids.v5(
        unit.connectionId(),
        unit.stream(),
        record.source().key(),
        Integer.toString(generation),
        vendors == null ? record.factHash() + "#" + ordinal : vendors);
  }

  /** Stores it; what the store refuses comes back as a reason for the quarantine. */
  Optional<Failed> write(
      Unit unit,
      MappedRecord record,
      ObjectNode json,
      SourceItems.@Nullable Item before,
      SourceItems.Item now,
      Tally tally)
      throws SQLException {
    boolean undated = !json.hasNonNull("timestamp") && record.source().occurredAt() == null;
    Statement statement;
    try {
      statement = dated(json, record).withId(now.statementId());
    } catch (InvalidStatement e) {
      return Optional.of(new Failed("statement", e.getMessage()));
    }
    boolean history = undated && unit.state().firstDone().isEmpty();
    StoreResult result =
        store.store(
            unit.tx(),
            statement,
            Origin.SOURCE,
            StoreOptions.from(unit.connected().name()).asHistory(history));
    if (result instanceof StoreResult.Conflict) {
      return Optional.of(
          new Failed(
              "conflict",
              "a statement with the id "
                  + now.statementId()
                  + " is there with another content; look at both before anything is replayed"));
    }
    if (result instanceof StoreResult.Stored) {
      tally.statements++;
    }
    replace(unit, before, now);
    return Optional.empty();
  }

  private static Statement dated(ObjectNode json, MappedRecord record) {
    Instant occurred = record.source().occurredAt();
    if (occurred != null && !json.hasNonNull("timestamp")) {
      json = json.deepCopy().put("timestamp", occurred.toString());
    }
    return Statement.parse(json, XapiVersion.V1_0_3);
  }

  private void replace(Unit unit, SourceItems.@Nullable Item before, SourceItems.Item now)
      throws SQLException {
    if (before == null
        || before.statementId() == null
        || before.statementId().equals(now.statementId())) {
      return;
    }
    boolean remapped = before.generation() != now.generation();
    Change change = unit.connected().stream(unit.stream()).change();
    if (remapped || change == Change.SUPERSEDE) {
      String reason = remapped ? StatementLinks.REMAPPED : StatementLinks.SUPERSEDED;
      store.link(unit.tx(), before.statementId(), now.statementId(), reason);
      voided(unit.tx(), unit.connectionId(), before.statementId(), reason);
    }
  }

  /** Voids a statement of ours by a statement of its own. */
  void voided(Tx tx, UUID connectionId, UUID target, String reason) throws SQLException {
    store.voidStatement(
        tx,
        target,
        Uuids.v5(connectionId, "void", target.toString()),
        Agent.account(StoreOptions.HOME_PAGE, connectionId.toString()),
        reason,
        clock.instant());
  }
}
