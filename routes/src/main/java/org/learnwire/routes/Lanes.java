package org.learnwire.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.learnwire.database.Trace;
import org.learnwire.routes.PassReport.Receipts;

/**
 * Does work side by side, never more of it at once than is allowed; the caller's thread helps, and
 * all of it belongs to the caller's trace.
 */
final class Lanes {
  private final ExecutorService threads;

  /**
   * @param threads as many as are asked for
   */
  Lanes(ExecutorService threads) {
    this.threads = threads;
  }

  /** Returns when all is done; where something fails nothing more of it is begun. */
  <T> Receipts each(Collection<T> work, int most, Function<T, Receipts> task) {
    Queue<T> left = new ConcurrentLinkedQueue<>(work);
    String trace = Trace.current();
    Callable<Receipts> lane =
        () -> {
          try (Trace.Scope of = Trace.enter(trace)) {
            return run(left, task);
          }
        };
    List<Future<Receipts>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(most, work.size()); i++) {
      others.add(threads.submit(lane));
    }
    try {
      Receipts all = run(left, task);
      for (Future<Receipts> other : others) {
        all = all.plus(other.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("broken off while sending", e);
    } finally {
      left.clear();
      others.forEach(Lanes::waitFor);
    }
  }

  private static <T> Receipts run(Queue<T> left, Function<T, Receipts> task) {
    Receipts all = Receipts.NONE;
    try {
      for (T next = left.poll(); next != null; next = left.poll()) {
        all = all.plus(task.apply(next));
      }
      return all;
    } finally {
      left.clear();
    }
  }

  /** What is under way is finished before anybody goes on: its answer belongs into the ledger. */
  private static void waitFor(Future<Receipts> other) {
    try {
      other.get();
    } catch (ExecutionException e) {
      // Told already, or by the first that failed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable failed) {
    if (failed instanceof Error error) {
      throw error;
    }
    return failed instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failed.getMessage(), failed);
  }
}
