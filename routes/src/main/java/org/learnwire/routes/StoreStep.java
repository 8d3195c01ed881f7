package org.learnwire.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
import org.learnwire.kit.Mapped.Failed;
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

  StoreStep(
      Database database,
      Connections connections,
      StreamStates states,
      SourceItems items,
      Quarantine quarantine,
      RecordStore records,
      Tallies tallies,
      Vanishing vanishing) {
    this.database = database;
    this.connections = connections;
    this.states = states;
    this.items = items;
    this.quarantine = quarantine;
    this.records = records;
    this.tallies = tallies;
    this.vanishing = vanishing;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    store(exchange.getMessage().getMandatoryBody(MappedPage.class));
  }

  Tally store(MappedPage page) {
    Connected connected = connections.named(page.page().connection());
    String stream = page.page().stream();
    StreamStates.StreamState state = states.of(connected.id(), stream);
    Tally tally = new Tally();
    List<MappedRecord> fresh = fresh(page, connected, state, tally);
    if (!fresh.isEmpty()) {
      boolean mending = quarantine.holdsAnyOf(connected.id(), stream);
      tally.add(
          database.write(
              "page of " + connected.name() + "/" + stream,
              tx -> {
                Tally written = new Tally();
                Unit unit = new Unit(tx, connected, page.page(), state, mending);
                for (MappedRecord record : fresh) {
                  records.store(unit, record, written);
                }
                return written;
              }));
    }
    tallies.add(connected.id(), stream, tally);
    return tally;
  }

  /** The records that need a write; the others are counted right away. */
  private List<MappedRecord> fresh(
      MappedPage page, Connected connected, StreamStates.StreamState state, Tally tally) {
    Map<String, SourceItems.Item> before =
        items.find(
            connected.id(),
            page.page().stream(),
            page.records().stream().map(r -> r.source().key()).distinct().toList());
    List<MappedRecord> fresh = new ArrayList<>();
    for (MappedRecord record : page.records()) {
      SourceItems.Item item = before.get(record.source().key());
      if (item != null && !item.scope().equals(record.source().scope())) {
        vanishing.seenElsewhere(connected.id(), page.page().stream(), item.key());
      }
      if (record.mapped() instanceof Skipped skipped) {
        tally.skip(skipped.reason(), 1);
      } else if (record.mapped() instanceof Failed
          || item == null
          || !RecordStore.asBefore(item, record, state.generation())) {
        fresh.add(record);
      } else {
        tally.unchanged++;
      }
    }
    return fresh;
  }
}
