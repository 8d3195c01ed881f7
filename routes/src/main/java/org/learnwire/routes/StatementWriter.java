package org.learnwire.routes;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.manifest.Change;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.Prepared;
import org.learnwire.lrs.StatementLinks;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.routes.RecordStore.Unit;
import org.learnwire.routes.StreamStates.StreamState;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Uuids;

/** Writes mapped statements under their ids, and voids and links those that they replace. */
final class StatementWriter {
  private final Clock clock;
  private final StatementStore store;

  StatementWriter(Clock clock, StatementStore store) {
    this.clock = clock;
    this.store = store;
  }

  /** Works out what of a record needs no database, before the page's unit of work begins. */
  Incoming prepared(Incoming incoming, Connected connected, SourcePage page, StreamState state) {
    StoreOptions options =
        StoreOptions.from(connected.name())
            .ofStream(page.stream())
            .asHistory(isHistory(incoming, page, state));
    return incoming.failed() != null
        ? incoming
        : incoming.prepared(
            statement -> store.prepare(statement, Origin.SOURCE, options),
            Version.first(incoming, state.generation(), connected.id()));
  }

  /** Guarantee 3: what lay there before we came, or is read beside the present, does not act. */
  private static boolean isHistory(Incoming incoming, SourcePage page, StreamState state) {
    return page.history() || (incoming.undated() && state.firstDone().isEmpty());
  }

  /** Stores what is new; what the store refuses comes back as a reason for the quarantine. */
  List<Optional<Failed>> write(Unit unit, List<Version> versions, Tally tally) throws SQLException {
    List<Prepared> fresh = new ArrayList<>(versions.size());
    for (Version version : versions) {
      if (isStatement(version)) {
        fresh.add(statement(version));
      }
    }
    List<StoreResult> results = fresh.isEmpty() ? List.of() : store.storeAll(unit.tx(), fresh);
    List<Optional<Failed>> outcomes = new ArrayList<>(versions.size());
    int next = 0;
    for (Version version : versions) {
      outcomes.add(
          isStatement(version)
              ? outcome(unit, version, results.get(next++), tally)
              : Optional.empty());
    }
    return outcomes;
  }

  private static boolean isStatement(Version version) {
    return !version.same() && version.incoming().statement() != null;
  }

  private static Prepared statement(Version version) {
    return requireNonNull(version.incoming().prepared())
        .withId(requireNonNull(version.now().statementId()));
  }

  private Optional<Failed> outcome(Unit unit, Version version, StoreResult result, Tally tally)
      throws SQLException {
    if (result instanceof StoreResult.Conflict) {
      return Optional.of(conflict(result.id()));
    }
    if (result instanceof StoreResult.Stored) {
      tally.statements++;
      Attachments.store(unit.tx(), AttachedFiles.of(version.incoming().record()));
    }
    replace(unit, version.before(), version.now());
    return Optional.empty();
  }

  static Failed conflict(UUID id) {
    return new Failed(
        "conflict",
        "a statement with the id "
            + id
            + " is there with another content; look at both before anything is replayed");
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
      replaced(unit.tx(), unit.connectionId(), before.statementId(), now.statementId(), reason);
    }
  }

  /** Links and voids a statement of ours whose place another one takes. */
  void replaced(Tx tx, UUID connectionId, UUID old, UUID now, String reason) throws SQLException {
    store.link(tx, old, now, reason);
    voided(tx, connectionId, old, reason);
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
