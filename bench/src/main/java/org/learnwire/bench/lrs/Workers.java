package org.learnwire.bench.lrs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.learnwire.bench.http.HttpConnection;
import org.learnwire.bench.http.LrsAddress;

/** Threads with a connection each, which do the same again and again until they are stopped. */
final class Workers {
  /** One request, or a few that belong together. */
  interface Step {
    void once(HttpConnection connection) throws IOException;
  }

  /** A server that is gone is not asked a million times. */
  private static final long PAUSE_AFTER_LOSS_MILLIS = 10;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Workers() {}

  /**
   * @param step makes each worker's own step, by its number
   * @param lost is told of each connection that broke, by the worker's number
   */
  static Workers start(
      LrsAddress address, int connections, IntFunction<Step> step, IntFunction<Tally> lost) {
    Workers workers = new Workers();
    for (int i = 0; i < connections; i++) {
      Step own = step.apply(i);
      Tally tally = lost.apply(i);
      workers.threads.add(new Thread(() -> workers.repeat(address, own, tally), "worker-" + i));
    }
    workers.threads.forEach(Thread::start);
    return workers;
  }

  /** Lets each finish what it is at. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void repeat(LrsAddress address, Step step, Tally tally) {
    try (HttpConnection connection = new HttpConnection(address)) {
      while (!stopped) {
        try {
          step.once(connection);
        } catch (IOException e) {
          tally.lost(e);
          Thread.sleep(PAUSE_AFTER_LOSS_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
