package org.learnwire.routes;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Does what belongs to one stream one after the other, in the order in which it was brought; what
 * belongs to several, side by side.
 */
final class Turns {
  private final Executor threads;
  private final Map<Tally.Of, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  Turns(Executor threads) {
    this.threads = threads;
  }

  /** Whether every turn of a stream that was taken is over. */
  boolean isFree(Tally.Of stream) {
    CompletableFuture<Void> latest = last.get(stream);
    return latest == null || latest.isDone();
  }

  /** Returns at once; the next turn comes whatever became of this one. */
  void take(Tally.Of stream, Runnable task) {
    last.compute(
        stream,
        (of, before) ->
            before == null
                ? CompletableFuture.runAsync(task, threads)
                : before.handle((done, failed) -> done).thenRunAsync(task, threads));
  }
}
