package org.learnwire.routes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.learnwire.database.Database;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.Mapped.Skipped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.routes.RecordStore.Unit;
import org.learnwire.routes.StreamStates.StreamState;

/**
 * Stores one page in one UnitOfWork: statements, people, what was seen of each key, the detail
 * calls that follow, and what could not be stored. A page in which nothing is new costs no write.
 *
 * <p>In a route this takes a page in two parts. What needs no database is worked out in the thread
 * that brings the page; storing it is its stream's next turn, in a thread of its own. So one page
 * is mapped while the one before it is written, and they are written in their order.
 */
final class StoreStep extends AsyncProcessorSupport {
  private final Database database;
  private final Connections connections;
  private final StreamStates states;
  private final SourceItems items;
  private final Quarantine quarantine;
  private final RecordStore records;
  private final Tallies tallies;
  private final Vanishing vanishing;
  private final Drift drift;
  private final Turns turns;

  StoreStep(
      Database database,
      Connections connections,
      StreamStates states,
      SourceItems items,
      Quarantine quarantine,
      RecordStore records,
      Tallies tallies,
      Vanishing vanishing,
      Drift drift,
      Turns turns) {
    this.database = database;
    this.connections = connections;
    this.states = states;
    this.items = items;
    this.quarantine = quarantine;
    this.records = records;
    this.tallies = tallies;
    this.vanishing = vanishing;
    this.drift = drift;
    this.turns = turns;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      MappedPage page = exchange.getMessage().getMandatoryBody(MappedPage.class);
      Ahead ahead = ahead(page);
      turns.take(
          new Tally.Of(ahead.connected().id(), page.page().stream()),
          () -> {
            try {
              store(page, ahead, false);
            } catch (RuntimeException | Error e) {
              exchange.setException(e);
            }
            callback.done(false);
          });
      return false;
    } catch (Exception e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
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
    return store(page, ahead(page), asked);
  }

  /**
   * What was worked out of a page before its turn.
   *
   * @param incoming the records that looked new then, by record; others may have become so
   */
  private record Ahead(
      Connected connected, StreamState state, Map<MappedRecord, Incoming> incoming) {}

  private Ahead ahead(MappedPage page) {
    Connected connected = connections.named(page.page().connection());
    StreamState state = states.of(connected.id(), page.page().stream());
    if (!page.page().history()) {
      List<MappedRecord> whole =
          page.records().stream().filter(record -> !record.isOutOfScope()).toList();
      drift.saw(connected.id(), page.page().stream(), whole);
    }
    Map<String, SourceItems.Item> before = before(page, connected);
    Map<MappedRecord, Incoming> incoming = new IdentityHashMap<>();
    for (MappedRecord record : page.records()) {
      SourceItems.Item item = before.get(record.source().key());
      boolean known = item != null && (page.page().history() || asBefore(item, record, state));
      if (!known && !(record.mapped() instanceof Skipped)) {
        incoming.put(record, records.incoming(record, connected, page.page(), state));
      }
    }
    return new Ahead(connected, state, incoming);
  }

  private Tally store(MappedPage page, Ahead ahead, boolean asked) {
    Connected connected = ahead.connected();
    Tally tally = new Tally();
    List<Incoming> fresh = List.of();
    if (ahead.incoming().isEmpty()) {
      fresh = fresh(page, ahead, before(page, connected), tally);
    }
    if (!ahead.incoming().isEmpty() || !fresh.isEmpty()) {
      Written written = write(page, ahead, asked);
      tally = written.tally();
      fresh = written.fresh();
    }
    release(page, connected, fresh);
    tallies.add(connected.id(), page.page(), tally);
    return tally;
  }

  /** What a unit of work came to. */
  private record Written(List<Incoming> fresh, Tally tally) {}

  private Written write(MappedPage page, Ahead ahead, boolean asked) {
    Connected connected = ahead.connected();
    boolean mending = quarantine.holdsAnyOf(connected.id(), page.page().stream());
    return database.write(
        "page of " + connected.name() + "/" + page.page().stream(),
        tx -> {
          Tally tally = new Tally();
          Map<String, SourceItems.Item> before =
              items.find(tx, connected.id(), page.page().stream(), keys(page));
          List<Incoming> fresh = fresh(page, ahead, before, tally);
          Unit unit = new Unit(tx, connected, page.page(), ahead.state(), mending, asked);
          records.store(unit, before, fresh, tally);
          return new Written(fresh, tally);
        });
  }

  /** The records that need a write; the others are counted right away. */
  private List<Incoming> fresh(
      MappedPage page, Ahead ahead, Map<String, SourceItems.Item> before, Tally tally) {
    Connected connected = ahead.connected();
    boolean history = page.page().history();
    List<Incoming> fresh = new ArrayList<>();
    for (MappedRecord record : page.records()) {
      SourceItems.Item item = before.get(record.source().key());
      if (!history && item != null && !item.scope().equals(record.source().scope())) {
        vanishing.seenElsewhere(connected.id(), page.page().stream(), item.key());
      }
      if (record.mapped() instanceof Skipped skipped) {
        tally.skip(skipped.reason(), 1);
      } else if (item != null && (history || asBefore(item, record, ahead.state()))) {
        tally.unchanged++;
      } else {
        Incoming ready = ahead.incoming().get(record);
        fresh.add(
            ready == null
                ? records.incoming(record, connected, page.page(), ahead.state())
                : ready);
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

  /** What was last seen of the keys of a page. */
  private Map<String, SourceItems.Item> before(MappedPage page, Connected connected) {
    return items.find(connected.id(), page.page().stream(), keys(page));
  }

  private static List<String> keys(MappedPage page) {
    return page.records().stream().map(r -> r.source().key()).distinct().toList();
  }

  private static boolean asBefore(SourceItems.Item item, MappedRecord record, StreamState state) {
    return !(record.mapped() instanceof Failed)
        && Version.asBefore(item, record, state.generation());
  }
}
