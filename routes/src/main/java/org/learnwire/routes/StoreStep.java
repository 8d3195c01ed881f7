package org.learnwire.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
import org.learnwire.kit.Mapped.Skipped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.routes.RecordStore.Unit;

/**
 * Stores one page in one UnitOfWork: statements, people, what was seen of each key, the detail
 * calls that follow, and what could not be stored. A page in which nothing is new costs no write.
 */
final class StoreStep implements Processor {
  private final Database database;
  private final Connections connections;
  private final StreamStates states;
  private final SourceItems items;
  private final Quarantine quarantine;
  private final RecordStore records;
  private final Tallies tallies;
  private final Vanishing vanishing;
  private final Drift drift;

  StoreStep(
      Database database,
      Connections connections,
      StreamStates states,
      SourceItems items,
      Quarantine quarantine,
      RecordStore records,
      Tallies tallies,
      Vanishing vanishing,
      Drift drift) {
    this.database = database;
    this.connections = connections;
    this.states = states;
    this.items = items;
    this.quarantine = quarantine;
    this.records = records;
    this.tallies = tallies;
    this.vanishing = vanishing;
    this.drift = drift;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    store(exchange.getMessage().getMandatoryBody(MappedPage.class));
  }

  Tally store(MappedPage page) {
    return store(page, false);
  }

  /**
   * Stores a page.
   *
   * @param asked a person asked for these records
   */
  Tally store(MappedPage page, boolean asked) {
    Connected connected = connections.named(page.page().connection());
    String stream = page.page().stream();
    StreamStates.StreamState state = states.of(connected.id(), stream);
    Tally tally = new Tally();
    if (!page.page().history()) {
      drift.saw(connected.id(), stream, page.records());
    }
    List<Incoming> fresh = fresh(page, connected, state, tally);
    release(page, connected, fresh);
    if (!fresh.isEmpty()) {
      boolean mending = quarantine.holdsAnyOf(connected.id(), stream);
      tally.add(
          database.write(
              "page of " + connected.name() + "/" + stream,
              tx -> {
                Tally written = new Tally();
                Unit unit = new Unit(tx, connected, page.page(), state, mending, asked);
                records.store(unit, fresh, written);
                return written;
              }));
    }
    tallies.add(connected.id(), page.page(), tally);
    return tally;
  }

  /** The records that need a write; the others are counted right away. */
  private List<Incoming> fresh(
      MappedPage page, Connected connected, StreamStates.StreamState state, Tally tally) {
    Map<String, SourceItems.Item> before =
        items.find(
            connected.id(),
            page.page().stream(),
            page.records().stream().map(r -> r.source().key()).distinct().toList());
    boolean history = page.page().history();
    List<Incoming> fresh = new ArrayList<>();
    for (MappedRecord record : page.records()) {
      SourceItems.Item item = before.get(record.source().key());
      if (!history && item != null && !item.scope().equals(record.source().scope())) {
        vanishing.seenElsewhere(connected.id(), page.page().stream(), item.key());
      }
      if (record.mapped() instanceof Skipped skipped) {
        tally.skip(skipped.reason(), 1);
      } else if (item != null && (history || asBefore(item, record, state.generation()))) {
        tally.unchanged++;
      } else {
        fresh.add(Incoming.of(record));
      }
    }
    return fresh;
  }

  /** Somebody held back as a leaver is there again as they were: nothing is to be replayed. */
  private void release(MappedPage page, Connected connected, List<Incoming> fresh) {
    String stream = page.page().stream();
    if (fresh.size() == page.records().size()
        || page.page().history()
        || !quarantine.holdsAnyOf(connected.id(), stream)) {
      return;
    }
    Set<String> news = fresh.stream().map(Incoming::key).collect(Collectors.toSet());
    Map<String, Long> held = quarantine.held(connected.id(), stream, Leavers.REASON);
    database.write(
        "no leavers after all",
        tx -> {
          for (MappedRecord record : page.records()) {
            String key = record.source().key();
            if (held.containsKey(key) && !news.contains(key)) {
              quarantine.mended(tx, connected.id(), stream, key);
            }
          }
          return null;
        });
  }

  private static boolean asBefore(SourceItems.Item item, MappedRecord record, int generation) {
    return !(record.mapped() instanceof org.learnwire.kit.Mapped.Failed)
        && Version.asBefore(item, record, generation);
  }
}
