package org.learnwire.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * One pass over one stream. Workers read lists, several at once; the pass's own thread gives their
 * pages on, one at a time, and a bounded queue between them keeps readers from running ahead.
 */
final class StreamPass {
  /** After so many lists in a row that broke, the others would too. */
  private static final int BROKEN_IN_A_ROW = 3;

  private static final Duration ALL_STORED = Duration.ofMinutes(10);
  private static final Duration WHEN_STOPPED = Duration.ofSeconds(2);

  private final Connection connection;
  private final StreamSpec stream;
  private final SourceState state;
  private final ReadOptions options;
  private final PageDelivery delivery;
  private final Caller caller;
  private final ScopeReader.@Nullable Lists lists;
  private final PassTally tally;
  private final PassItems items;
  private final CursorTrack cursor;
  private final PassTroubles troubles;
  private final Instant began = Instant.now();
  private final int workers;
  private final BlockingQueue<Runnable> events;
  private final AtomicInteger working = new AtomicInteger();
  private final SharedPage shared = new SharedPage();
  private int pages;

  StreamPass(
      Connection connection,
      StreamSpec stream,
      SourceState state,
      ReadOptions options,
      PageDelivery delivery,
      Caller caller,
      ScopeReader.@Nullable Lists lists) {
    this.connection = connection;
    this.stream = stream;
    this.state = state;
    this.options = options;
    this.delivery = delivery;
    this.caller = caller.counted();
    this.lists = lists;
    this.tally = new PassTally(connection.name() + "/" + stream.name());
    this.items = new PassItems(connection.name(), stream, state, options);
    Optional<String> remembered = state.cursor(connection.name(), stream.name());
    this.cursor = new CursorTrack(stream, remembered, options, began);
    this.troubles = new PassTroubles(BROKEN_IN_A_ROW);
    this.workers = stream.each() == null ? 1 : connection.limits().concurrent();
    this.events = new ArrayBlockingQueue<>(workers);
  }

  StreamReport run(PassThreads threads, BooleanSupplier stopped, Duration patience)
      throws InterruptedException {
    Details details =
        stream.detail() == null
            ? null
            : new Details(connection, stream.detail(), caller, threads.details());
    RecordMaker records = RecordMaker.of(connection, stream);
    ScopeReader.Lists asked = lists == null ? (item, values) -> list(values) : lists;
    ScopeReader reader = new ScopeReader(asked, records, details, tally, cursor.complete());
    for (int i = 0; i < workers; i++) {
      working.incrementAndGet();
      threads.workers().execute(() -> work(reader));
    }
    boolean toTheEnd = deliverAll(stopped);
    if (!toTheEnd) {
      troubles.stopped(tally("was stopped; the next pass goes on"));
    }
    if (!delivery.await(toTheEnd ? patience : WHEN_STOPPED)) {
      troubles.end(
          ErrorWord.TRANSIENT, tally(delivery.outstanding() + " pages are still on their way"));
    }
    return report();
  }

  /** From its first page, or from where a backfill had come to. */
  private Pieces list(UnaryOperator<String> values) {
    Optional<String> place =
        stream.each() == null ? state.place(connection.name(), stream.name()) : Optional.empty();
    return cursor.open(caller, values, place);
  }

  /** Gives on what the workers read, in the pass's own thread; false if it was stopped. */
  private boolean deliverAll(BooleanSupplier stopped) throws InterruptedException {
    while (working.get() > 0 || !events.isEmpty()) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      Runnable event = events.poll(50, TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
      shared.flushAged(this::deliver);
    }
    shared.flush(this::deliver);
    return true;
  }

  private void work(ScopeReader reader) {
    try {
      for (PassItem item = items.next(); item != null && !troubles.ended(); item = items.next()) {
        read(item, reader);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      troubles.end(ErrorWord.TRANSIENT, tally("broke: " + caller.redacted(e.toString())));
    } finally {
      working.decrementAndGet();
    }
  }

  private void read(PassItem item, ScopeReader reader) throws InterruptedException {
    ScopeRun run = new ScopeRun(item, this::stored);
    Fill values = Fill.of(connection, item.params(), cursor.values());
    try {
      ScopeReader.Read read =
          reader.read(
              item,
              values,
              (records, end, place) -> events.put(() -> take(run, records, end, place)));
      events.put(() -> run.read(read.keys(), read.whole()));
      troubles.listRead();
    } catch (CallFailure failure) {
      if (stream.each() != null && failure.aboutItem()) {
        tally.skip(failure, item.params());
        troubles.listSkipped(failure);
        events.put(() -> items.skipped(item, failure.word(), this::settle));
      } else {
        troubles.listBroke(failure, stream.each() == null);
      }
    }
  }

  private void take(
      ScopeRun run,
      List<SourceRecord> records,
      ScopeReader.@Nullable End end,
      Optional<String> place) {
    cursor.seen(records);
    if (stream.each() != null) {
      shared.add(run, records, this::deliver);
      return;
    }
    Optional<String> after =
        end == null
            ? Optional.empty()
            : end.cursor().or(() -> cursor.after(end.envelope(), caller.skew()));
    // The cursor moves with the last page, so the others must be in first.
    if (after.isPresent() && !delivery.allStored(ALL_STORED)) {
      after = Optional.empty();
    }
    run.out();
    int number = pages;
    deliver(
        records,
        after,
        good -> {
          run.back(good);
          place.filter(known -> good && delivery.allStoredBefore(number)).ifPresent(this::reached);
        });
  }

  private void reached(String place) {
    state.reached(connection.name(), stream.name(), place);
  }

  private void deliver(List<SourceRecord> records, Consumer<Boolean> outcome) {
    deliver(records, Optional.empty(), outcome);
  }

  private void deliver(
      List<SourceRecord> records, Optional<String> cursorAfter, Consumer<Boolean> outcome) {
    tally.read(records.size());
    SourcePage page =
        new SourcePage(
            connection.name(),
            stream.name(),
            pages++,
            options.sweep(),
            options.history(),
            Instant.now(),
            records);
    delivery.deliver(page, cursorAfter, outcome);
    boolean enough = stream.each() == null || delivery.failures() >= BROKEN_IN_A_ROW;
    delivery.failure().ifPresent(why -> troubles.pageFailed(why, enough));
  }

  private void stored(PassItem item, @Nullable Set<String> keys) {
    if (keys != null) {
      state.scopeRead(connection.name(), stream.name(), item.scope(), keys);
    }
    settle(item);
  }

  private void settle(PassItem item) {
    if (item.due() != null) {
      state.itemDone(connection.name(), stream.name(), item.due());
    }
    items.settled(item);
  }

  private StreamReport report() {
    delivery.failure().ifPresent(why -> troubles.pageFailed(why, false));
    if (!troubles.allForbidden()) {
      items.forbidden().forEach(this::settle);
    }
    StreamReport.Trouble trouble = troubles.summary().orElse(null);
    boolean complete = trouble == null;
    state.passEnded(connection.name(), stream.name(), complete);
    return new StreamReport(
        connection.name(),
        stream.name(),
        options.sweep(),
        tally.read(),
        tally.skipped(),
        caller.calls(),
        complete,
        trouble,
        tally.forbidden().orElse(null),
        Duration.between(began, Instant.now()));
  }

  private String tally(String what) {
    return connection.name() + "/" + stream.name() + ": " + what;
  }
}
