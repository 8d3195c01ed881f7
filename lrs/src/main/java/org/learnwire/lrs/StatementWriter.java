package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Allotment;
import org.learnwire.database.GroupWork;
import org.learnwire.database.Journal;
import org.learnwire.database.Outcome;
import org.learnwire.database.Tx;

/**
 * Writes statements with their keys, terms and journal entries: the deliveries that waited together
 * as one set of batches. How many queries that takes does not hang on how many statements there
 * are.
 */
final class StatementWriter implements GroupWork<Delivery, List<StoreResult>> {
  private static final String LIVE = "{\"history\":false}";
  private static final String HISTORY = "{\"history\":true}";

  /**
   * What became of a delivery.
   *
   * @param conflict why nothing of it was stored, null when it was
   */
  record Answer(List<StoreResult> results, @Nullable StatementConflict conflict) {}

  private final Terms terms;
  private final References references;
  private final Definitions definitions;
  private final Clock clock;

  StatementWriter(Terms terms, Definitions definitions, Clock clock) {
    this.terms = terms;
    this.references = new References(terms);
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public int weight(Delivery delivery) {
    return delivery.statements().size();
  }

  @Override
  public List<Outcome<List<StoreResult>>> in(Tx tx, List<Delivery> deliveries) throws SQLException {
    List<Outcome<List<StoreResult>>> outcomes = new ArrayList<>(deliveries.size());
    for (Answer answer : store(tx, deliveries)) {
      outcomes.add(
          answer.conflict() == null
              ? Outcome.of(answer.results())
              : Outcome.refused(answer.conflict()));
    }
    return outcomes;
  }

  /**
   * Within the caller's unit of work; a delivery that is in conflict leaves nothing behind. Places
   * are allotted first, for all: from then on no other process brings an id that is looked up here.
   */
  List<Answer> store(Tx tx, List<Delivery> deliveries) throws SQLException {
    int most = deliveries.stream().mapToInt(this::weight).sum();
    Allotment allotted = tx.allot(most, clock.instant());
    Admission admission = Admission.of(tx, deliveries);
    List<@Nullable StatementConflict> conflicts = new ArrayList<>(deliveries.size());
    List<Delivery> accepted = new ArrayList<>(deliveries.size());
    for (Delivery delivery : deliveries) {
      StatementConflict conflict = admission.admit(delivery);
      conflicts.add(conflict);
      if (conflict == null) {
        accepted.add(delivery);
      }
    }
    Map<UUID, Long> positions = write(tx, admission.fresh(), allotted);
    keepBesides(tx, accepted);
    List<Answer> answers = new ArrayList<>(deliveries.size());
    for (int i = 0; i < deliveries.size(); i++) {
      List<StoreResult> results = results(deliveries.get(i), admission, positions);
      answers.add(new Answer(results, conflicts.get(i)));
    }
    return answers;
  }

  private static List<StoreResult> results(
      Delivery delivery, Admission admission, Map<UUID, Long> positions) {
    List<StoreResult> results = new ArrayList<>(delivery.statements().size());
    for (ReadyStatement ready : delivery.statements()) {
      UUID id = ready.id();
      Long kept = admission.keptAt(id);
      if (kept == null && admission.isFresh(ready)) {
        results.add(new StoreResult.Stored(id, positions.get(id)));
      } else {
        long there = kept != null ? kept : positions.getOrDefault(id, 0L);
        results.add(new StoreResult.AlreadyThere(id, there));
      }
    }
    return results;
  }

  private Map<UUID, Long> write(Tx tx, Collection<ReadyStatement> fresh, Allotment allotted)
      throws SQLException {
    Map<UUID, Long> positions = new HashMap<>();
    if (fresh.isEmpty()) {
      return positions;
    }
    List<Journal.Entry> journal = new ArrayList<>(fresh.size());
    List<Object[]> keys = new ArrayList<>(fresh.size());
    List<@Nullable Object[]> bodies = new ArrayList<>(fresh.size());
    int nth = 0;
    for (ReadyStatement ready : fresh) {
      long position = allotted.position(nth);
      Instant stored = allotted.stored(nth);
      positions.put(ready.id(), position);
      journal.add(event(ready, position, stored));
      keys.add(new Object[] {Ids.bytes(ready.id()), position});
      bodies.add(row(ready, position, stored));
      nth++;
    }
    keys.sort((one, other) -> Arrays.compareUnsigned((byte[]) one[0], (byte[]) other[0]));
    Journal.append(tx, journal);
    tx.batch("insert into statement_key (id, position) values (?, ?)", keys);
    tx.batch(
        "insert into statement (position, id, stored, timestamp, origin, source, history, voided,"
            + " version, hash, body, stream) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        bodies);
    index(tx, fresh, positions);
    references.connect(tx, fresh, positions, allotted.stored(0));
    return positions;
  }

  private static Journal.Entry event(ReadyStatement ready, long position, Instant stored) {
    return new Journal.Entry(
        position,
        Journal.Kind.StatementStored,
        ready.id().toString(),
        ready.origin(),
        stored,
        ready.options().history() ? HISTORY : LIVE);
  }

  private static @Nullable Object[] row(ReadyStatement ready, long position, Instant stored) {
    return new Object[] {
      position,
      ready.id(),
      stored,
      ready.timestamp() == null ? stored : ready.timestamp(),
      ready.origin().word(),
      ready.options().source(),
      ready.options().history(),
      false,
      ready.sent().version().text(),
      ready.hash(),
      ready.body(stored),
      ready.options().stream()
    };
  }

  private void index(Tx tx, Collection<ReadyStatement> fresh, Map<UUID, Long> positions)
      throws SQLException {
    TermRows rows = new TermRows();
    for (ReadyStatement ready : fresh) {
      rows.add(positions.get(ready.id()), ready.terms(), ready.numbers());
    }
    terms.index(tx, rows);
  }

  private void keepBesides(Tx tx, List<Delivery> accepted) throws SQLException {
    List<Mentions> news = new ArrayList<>();
    List<AttachmentContent> attachments = new ArrayList<>();
    for (Delivery delivery : accepted) {
      if (delivery.mentions() != Mentions.NONE) {
        news.add(delivery.mentions());
      }
      attachments.addAll(delivery.attachments());
    }
    Attachments.store(tx, attachments);
    if (!news.isEmpty()) {
      definitions.keep(tx, news, clock.instant());
    }
  }
}
