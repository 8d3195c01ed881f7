package org.learnwire.kit;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.Synchronization;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives pages to a route, one at a time, and learns what became of each when its Exchange is
 * completed, wherever that is: behind seda the route's own thread is long gone. Where a route goes
 * on in another thread, as ours does to store a page, the next one is let in meanwhile.
 */
final class PageDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(PageDelivery.class);

  /** One is stored, one is mapped: more would only take memory. */
  private static final int IN_THE_ROUTE = 2;

  /** The way into the route. */
  interface Route {
    Exchange exchange();

    /**
     * @param left called once the Exchange has left the route, in whatever thread
     */
    void process(Exchange exchange, Runnable left);
  }

  private final Route route;
  private final SourceState state;
  private final Semaphore room = new Semaphore(IN_THE_ROUTE);
  private final NavigableSet<Integer> out = new TreeSet<>();
  private int failures;
  private @Nullable String failure;

  PageDelivery(Route route, SourceState state) {
    this.route = route;
    this.state = state;
  }

  void deliver(SourcePage page, Optional<String> cursorAfter, Consumer<Boolean> outcome) {
    if (page.records().isEmpty()) {
      if (cursorAfter.isPresent()) {
        state.pageDone(page, cursorAfter);
      }
      outcome.accept(true);
      return;
    }
    Exchange exchange = route.exchange();
    exchange.getMessage().setBody(page);
    exchange.getMessage().setHeader(LearnwireHeaders.CONNECTION, page.connection());
    exchange.getMessage().setHeader(LearnwireHeaders.STREAM, page.stream());
    Completion completion = new Completion(page, cursorAfter, outcome);
    exchange.getExchangeExtension().addOnCompletion(completion);
    room.acquireUninterruptibly();
    begin(page);
    try {
      route.process(exchange, room::release);
    } catch (RuntimeException e) {
      room.release();
      completion.failed(e);
    }
  }

  /** False if pages are still out after this time. */
  synchronized boolean await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!out.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Waits for what is on its way; true if every page so far is stored. */
  boolean allStored(Duration most) {
    try {
      return await(most) && failures() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized int outstanding() {
    return out.size();
  }

  /** Asked when a page is stored: whether every other that went out before is stored too. */
  synchronized boolean allStoredBefore(int number) {
    return failures == 0 && out.headSet(number).isEmpty();
  }

  /** Why the first page failed that did. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  synchronized int failures() {
    return failures;
  }

  private synchronized void begin(SourcePage page) {
    out.add(page.number());
  }

  private synchronized void end(SourcePage page) {
    out.remove(page.number());
    notifyAll();
  }

  private synchronized void fail(String why) {
    failures++;
    failure = failure == null ? why : failure;
  }

  /** The end of one Exchange. */
  private final class Completion implements Synchronization {
    private final SourcePage page;
    private final Optional<String> cursorAfter;
    private final Consumer<Boolean> outcome;

    Completion(SourcePage page, Optional<String> cursorAfter, Consumer<Boolean> outcome) {
      this.page = page;
      this.cursorAfter = cursorAfter;
      this.outcome = outcome;
    }

    /**
     * An Exchange whose error was handled completes too, but its page is not stored. A part of a
     * split leaves no other mark than the caught exception, and doTry leaves the same: a route that
     * dealt with an error itself says so by removing the property.
     */
    @Override
    public void onComplete(Exchange exchange) {
      if (exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) != null) {
        onFailure(exchange);
        return;
      }
      try {
        state.pageDone(page, cursorAfter);
      } catch (RuntimeException e) {
        failed(e);
        return;
      }
      settle(true);
    }

    @Override
    public void onFailure(Exchange exchange) {
      Exception caught =
          exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
      failed(exchange.getException() == null ? caught : exchange.getException());
    }

    private void failed(@Nullable Exception cause) {
      String why =
          "%s/%s: page %d was not stored: %s"
              .formatted(
                  page.connection(),
                  page.stream(),
                  page.number(),
                  cause == null ? "its Exchange failed" : said(cause));
      LOG.warn("{}; it is read again with the next pass", why);
      fail(why);
      settle(false);
    }

    private static String said(Exception cause) {
      return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void settle(boolean good) {
      try {
        outcome.accept(good);
      } finally {
        end(page);
      }
    }
  }
}
