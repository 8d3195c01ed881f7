package org.learnwire.connector.xapi;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.Synchronization;
import org.jspecify.annotations.Nullable;

/** Learns what became of one page, wherever its Exchange ends: behind seda on another thread. */
final class PageCompletion implements Synchronization {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Exception failure;

  /**
   * An Exchange whose error was handled completes too, but its page was not dealt with; a route
   * that did deal with it says so by removing the property.
   */
  @Override
  public void onComplete(Exchange exchange) {
    failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    done.countDown();
  }

  @Override
  public void onFailure(Exchange exchange) {
    Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    Exception thrown = exchange.getException() == null ? caught : exchange.getException();
    failure = thrown == null ? new PageNotStored("its Exchange failed") : thrown;
    done.countDown();
  }

  /**
   * @throws PageNotStored if it failed, or is still on its way after this time
   */
  void await(Duration most) throws PageNotStored, InterruptedException {
    if (!done.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new PageNotStored("a page of statements is still on its way after " + most);
    }
    Exception why = failure;
    if (why != null) {
      throw new PageNotStored("a page of statements was not stored: " + why.getMessage(), why);
    }
  }
}
