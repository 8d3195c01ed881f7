package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.Mapped.ToAccount;
import org.learnwire.kit.Mapped.ToEmployee;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.VersionOrder;
import org.learnwire.kit.manifest.WebhookSpec;

/** Stores the records of a page within its UnitOfWork, in a few batches. */
final class RecordStore {
  private final Clock clock;
  private final SourceItems items;
  private final Quarantine quarantine;
  private final StatementWriter statements;
  private final PeopleWriter people;
  private final RawPages raw;
  private final Leavers leavers;

  /**
   * The page's unit of work.
   *
   * @param mending the quarantine holds something of this stream
   * @param asked a person asked for these records: leavers among them are not held back
   */
  record Unit(
      Tx tx,
      Connected connected,
      SourcePage page,
      StreamStates.StreamState state,
      boolean mending,
      boolean asked) {
    UUID connectionId() {
      return connected.id();
    }

    String stream() {
      return page.stream();
    }

    boolean keepsRaw() {
      return connected.settings().upkeep().rawKeep().isPresent();
    }
  }

  RecordStore(
      Clock clock,
      SourceItems items,
      Quarantine quarantine,
      StatementWriter statements,
      PeopleWriter people,
      RawPages raw,
      Leavers leavers) {
    this.clock = clock;
    this.items = items;
    this.quarantine = quarantine;
    this.statements = statements;
    this.people = people;
    this.raw = raw;
    this.leavers = leavers;
  }

  /** Works out what of a record needs no database. */
  Incoming incoming(
      MappedRecord record, Connected connected, SourcePage page, StreamStates.StreamState state) {
    return statements.prepared(Incoming.of(record), connected, page, state);
  }

  /**
   * @param before what was last seen of their keys, by this unit's own look
   */
  void store(Unit unit, Map<String, SourceItems.Item> before, List<Incoming> records, Tally tally)
      throws SQLException {
    List<Version> versions = versions(unit, before, records, tally);
    List<Optional<Failed>> refused = statements.write(unit, versions, tally);
    List<Version> written = new ArrayList<>(versions.size());
    for (int i = 0; i < versions.size(); i++) {
      Version version = versions.get(i);
      if (refused.get(i).isPresent()) {
        keep(unit, version.incoming().failed(refused.get(i).get()), tally);
      } else {
        person(unit, version);
        written.add(version);
      }
    }
    items.save(
        unit.tx(),
        unit.connectionId(),
        unit.stream(),
        written.stream().map(Version::now).toList(),
        clock.instant());
    for (Version version : written) {
      after(unit, version, tally);
    }
    if (unit.keepsRaw()) {
      keepRaw(unit, written);
    }
  }

  /** What of the page is news, in its order: a key may stand in it twice. */
  private List<Version> versions(
      Unit unit, Map<String, SourceItems.Item> before, List<Incoming> records, Tally tally)
      throws SQLException {
    int generation = unit.state().generation();
    List<Version> versions = new ArrayList<>(records.size());
    for (Incoming incoming : records) {
      SourceItems.Item item = before.get(incoming.key());
      if (incoming.failed() != null) {
        keep(unit, incoming, tally);
      } else if (item != null && known(unit, item, incoming, generation)) {
        tally.unchanged++;
      } else if (item != null && older(unit, item, incoming, generation)) {
        tally.skip("older than what is stored", 1);
      } else if (item != null && leaves(unit, incoming)) {
        hold(unit, incoming, tally);
      } else {
        Version version = Version.of(incoming, item, generation, unit.connectionId());
        before.put(incoming.key(), version.now());
        versions.add(version);
      }
    }
    return versions;
  }

  /** Read beside the present, a record never goes over what the present has shown of its key. */
  private static boolean known(
      Unit unit, SourceItems.Item item, Incoming incoming, int generation) {
    return unit.page().history() || Version.asBefore(item, incoming.record(), generation);
  }

  /** Where a system sends records by itself, they come late and in any order. */
  private static boolean older(
      Unit unit, SourceItems.Item item, Incoming incoming, int generation) {
    WebhookSpec webhook = unit.connected().stream(unit.stream()).webhook();
    String version = incoming.record().source().version();
    return webhook != null
        && webhook.carries()
        && version != null
        && item.generation() == generation
        && VersionOrder.OLDEST_FIRST.compare(version, item.version()) < 0;
  }

  private void person(Unit unit, Version version) throws SQLException {
    Mapped mapped = version.incoming().record().mapped();
    if (version.same()) {
      return;
    }
    if (mapped instanceof ToEmployee employee) {
      people.employee(unit, employee.employee());
    } else if (mapped instanceof ToAccount account) {
      people.account(unit, account.account());
    }
  }

  private void after(Unit unit, Version version, Tally tally) throws SQLException {
    enterDetails(unit, version.incoming().record());
    if (version.same()) {
      tally.unchanged++;
    } else {
      tally.stored++;
    }
    if (unit.mending()) {
      quarantine.mended(unit.tx(), unit.connectionId(), unit.stream(), version.now().key());
    }
  }

  private void keepRaw(Unit unit, List<Version> written) throws SQLException {
    List<RawPages.Raw> records = new ArrayList<>();
    for (Version version : written) {
      if (!version.same()) {
        records.add(
            new RawPages.Raw(version.incoming().record().source(), version.now().statementId()));
      }
    }
    raw.keep(
        unit.tx(),
        unit.connectionId(),
        unit.stream(),
        unit.state().generation(),
        unit.page().readAt(),
        records);
  }

  private boolean leaves(Unit unit, Incoming incoming) throws SQLException {
    return !unit.asked()
        && incoming.record().mapped() instanceof ToEmployee employee
        && people.wouldLeave(unit, employee.employee());
  }

  private void hold(Unit unit, Incoming incoming, Tally tally) throws SQLException {
    quarantine.keep(
        unit.tx(),
        unit.connectionId(),
        unit.stream(),
        incoming.key(),
        Leavers.REASON,
        Leavers.DETAIL,
        incoming.record().source().toJson().toString());
    tally.quarantine(Leavers.REASON);
    UUID connection = unit.connectionId();
    unit.tx().afterCommit(() -> leavers.hold(connection, unit.stream(), incoming.key()));
  }

  private void keep(Unit unit, Incoming incoming, Tally tally) throws SQLException {
    Failed failed = java.util.Objects.requireNonNull(incoming.failed());
    quarantine.keep(
        unit.tx(),
        unit.connectionId(),
        unit.stream(),
        incoming.key(),
        failed.reason(),
        failed.detail(),
        incoming.record().source().toJson().toString());
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
