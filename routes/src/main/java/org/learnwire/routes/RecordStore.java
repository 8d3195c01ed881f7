package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.Mapped.ToAccount;
import org.learnwire.kit.Mapped.ToEmployee;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.SourcePage;

/** Stores one record within the UnitOfWork of its page. */
final class RecordStore {
  private final Clock clock;
  private final SourceItems items;
  private final Quarantine quarantine;
  private final StatementWriter statements;
  private final PeopleWriter people;

  /**
   * The page's unit of work.
   *
   * @param mending the quarantine holds something of this stream
   */
  record Unit(
      Tx tx,
      Connected connected,
      SourcePage page,
      StreamStates.StreamState state,
      boolean mending) {
    UUID connectionId() {
      return connected.id();
    }

    String stream() {
      return page.stream();
    }
  }

  RecordStore(
      Clock clock,
      SourceItems items,
      Quarantine quarantine,
      StatementWriter statements,
      PeopleWriter people) {
    this.clock = clock;
    this.items = items;
    this.quarantine = quarantine;
    this.statements = statements;
    this.people = people;
  }

  /** Whether a record says just what was last seen of its key. */
  static boolean asBefore(SourceItems.Item item, MappedRecord record, int generation) {
    return sameFact(item, record, generation)
        && Objects.equals(item.watch(), record.watchHash())
        && !item.gone();
  }

  private static boolean sameFact(SourceItems.Item item, MappedRecord record, int generation) {
    return item.generation() == generation && item.version().equals(version(record));
  }

  private static String version(MappedRecord record) {
    String vendors = record.source().version();
    return vendors == null ? record.factHash() : vendors;
  }

  void store(Unit unit, MappedRecord record, Tally tally) throws SQLException {
    if (record.mapped() instanceof Failed failed) {
      keep(unit, record, failed, tally);
      return;
    }
    Optional<SourceItems.Item> found =
        items.find(unit.tx(), unit.connectionId(), unit.stream(), record.source().key());
    SourceItems.@Nullable Item before = found.orElse(null);
    int generation = unit.state().generation();
    if (before != null && asBefore(before, record, generation)) {
      tally.unchanged++;
      return;
    }
    boolean same = before != null && sameFact(before, record, generation);
    SourceItems.Item now = same ? seenAgain(before, record, unit) : next(before, record, unit);
    if (!same && !written(unit, record, before, now, tally)) {
      return;
    }
    items.save(unit.tx(), unit.connectionId(), unit.stream(), now, clock.instant());
    enterDetails(unit, record);
    if (same) {
      tally.unchanged++;
    } else {
      tally.stored++;
    }
    if (unit.mending()) {
      quarantine.mended(unit.tx(), unit.connectionId(), unit.stream(), now.key());
    }
  }

  /** The same fact with other watched fields, or back after it was gone: no new version. */
  private static SourceItems.Item seenAgain(
      SourceItems.Item before, MappedRecord record, Unit unit) {
    return new SourceItems.Item(
        before.key(),
        before.generation(),
        before.version(),
        before.ordinal(),
        record.watchHash(),
        before.statementId(),
        record.keep().toString(),
        false,
        record.source().scope());
  }

  private static SourceItems.Item next(
      SourceItems.@Nullable Item before, MappedRecord record, Unit unit) {
    int generation = unit.state().generation();
    boolean sameGeneration = before != null && before.generation() == generation;
    long ordinal = sameGeneration ? before.ordinal() + 1 : 1;
    String version = version(record);
    UUID statement =
        record.mapped() instanceof ToStatement
            ? StatementWriter.id(unit, record, generation, ordinal)
            : null;
    return new SourceItems.Item(
        record.source().key(),
        generation,
        version,
        ordinal,
        record.watchHash(),
        statement,
        record.keep().toString(),
        false,
        record.source().scope());
  }

  private boolean written(
      Unit unit,
      MappedRecord record,
      SourceItems.@Nullable Item before,
      SourceItems.Item now,
      Tally tally)
      throws SQLException {
    Mapped mapped = record.mapped();
    if (mapped instanceof ToStatement statement) {
      Optional<Failed> failed =
          statements.write(unit, record, statement.statement(), before, now, tally);
      if (failed.isPresent()) {
        keep(unit, record, failed.get(), tally);
        return false;
      }
    } else if (mapped instanceof ToEmployee employee) {
      people.employee(unit, employee.employee());
    } else if (mapped instanceof ToAccount account) {
      people.account(unit, account.account());
    }
    return true;
  }

  private void keep(Unit unit, MappedRecord record, Failed failed, Tally tally)
      throws SQLException {
    quarantine.keep(
        unit.tx(),
        unit.connectionId(),
        unit.stream(),
        record.source().key(),
        failed.reason(),
        failed.detail(),
        record.source().toJson().toString());
    tally.quarantine(failed.reason());
  }

  private static void enterDetails(Unit unit, MappedRecord record) throws SQLException {
    for (var due :
        unit.connected().connection().connector().dueAfter(unit.stream(), record.keep())) {
      JournalSourceState.enterDue(
          unit.tx(), unit.connectionId(), due.stream(), due.key(), due.params());
    }
  }
}
