package org.learnwire.routes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
 * that brings the page, which then puts its unit of work in the writer's line; what follows the
 * writing is the stream's next turn, in a thread of its own. So one page is mapped while the one
 * before it is written, the writer finds the next one in its line, and they are written in their
 * order.
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
      Tally.Of stream =
          new Tally.Of(connections.named(page.page().connection()).id(), page.page().stream());
      boolean alone = turns.isFree(stream);
      Ahead ahead = ahead(page);
      if (alone && ahead.incoming().isEmpty()) {
        settle(page, ahead, seen(page, ahead));
        callback.done(true);
        return true;
      }
      Supplier<Written> writing = begin(page, ahead, false);
      turns.take(
          stream,
          () -> {
            try {
              settle(page, ahead, writing.get());
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
    Ahead ahead = ahead(page);
    return settle(
        page,
        ahead,
        ahead.incoming().isEmpty() ? seen(page, ahead) : begin(page, ahead, asked).get());
  }

  /**
   * What was worked out of a page before it is written.
   *
   * @param before what was last seen of its keys then
   * @param incoming the records that looked new then, by record; others may have become so
   */
  private record Ahead(
      Connected connected,
      StreamState state,
      Map<String, SourceItems.Item> before,
      Map<MappedRecord, Incoming> incoming) {}

  private Ahead ahead(MappedPage page) {
    Connected connected = connections.named(page.page().connection());
    StreamState state = states.of(connected.id(), page.page().stream());
    if (!page.page().history()) {
      List<MappedRecord> whole =
          page.records().stream().filter(record -> !record.isOutOfScope()).toList();
      drift.saw(connected.id(), page.page().stream(), whole);
    }
    Map<String, SourceItems.Item> before =
        items.find(connected.id(), page.page().stream(), keys(page));
    Map<MappedRecord, Incoming> incoming = new IdentityHashMap<>();
    for (MappedRecord record : page.records()) {
      SourceItems.Item item = before.get(record.source().key());
      boolean known = item != null && (page.page().history() || asBefore(item, record, state));
      if (!known && !(record.mapped() instanceof Skipped)) {
        incoming.put(record, records.incoming(record, connected, page.page(), state));
      }
    }
    return new Ahead(connected, state, before, incoming);
  }

  /** What a page came to. */
  private record Written(List<Incoming> fresh, Tally tally) {}

  /** A page in which nothing was new. */
  private Written seen(MappedPage page, Ahead ahead) {
    Tally tally = new Tally();
    return new Written(fresh(page, ahead, ahead.before(), tally), tally);
  }

  private Supplier<Written> begin(MappedPage page, Ahead ahead, boolean asked) {
    Connected connected = ahead.connected();
    String stream = page.page().stream();
    return database.begin(
        "page of " + connected.name() + "/" + stream,
        tx -> {
          Tally tally = new Tally();
          Map<String, SourceItems.Item> before = items.find(tx, connected.id(), stream, keys(page));
          List<Incoming> fresh = fresh(page, ahead, before, tally);
          boolean mending = quarantine.holdsAnyOf(connected.id(), stream);
          Unit unit = new Unit(tx, connected, page.page(), ahead.state(), mending, asked);
          records.store(unit, before, fresh, tally);
          return new Written(fresh, tally);
        });
  }

  private Tally settle(MappedPage page, Ahead ahead, Written written) {
    release(page, ahead.connected(), written.fresh());
    tallies.add(ahead.connected().id(), page.page(), written.tally());
    return written.tally();
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

  private static List<String> keys(MappedPage page) {
    return page.records().stream().map(r -> r.source().key()).distinct().toList();
  }

  private static boolean asBefore(SourceItems.Item item, MappedRecord record, StreamState state) {
    return !(record.mapped() instanceof Failed)
        && Version.asBefore(item, record, state.generation());
  }
}
