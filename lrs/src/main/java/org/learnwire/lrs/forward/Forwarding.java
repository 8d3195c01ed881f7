package org.learnwire.lrs.forward;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.stream.StatementTail;

/** Forwards to all targets, each on a thread of its own: one that is away holds up no other. */
public final class Forwarding implements AutoCloseable {
  private final StatementTail tail;
  private final List<Thread> threads = new ArrayList<>();

  private Forwarding(Database database, StatementStore store) {
    this.tail = new StatementTail(database, store);
  }

  /** Starts; goes on until it is closed. */
  public static Forwarding start(
      List<ForwardTarget> targets, Database database, StatementStore store, Clock clock) {
    return start(targets, database, store, clock, Duration.ofSeconds(1));
  }

  /**
   * The same with another pause after a first failure.
   *
   * @param firstPause doubled with every further failure
   */
  static Forwarding start(
      List<ForwardTarget> targets,
      Database database,
      StatementStore store,
      Clock clock,
      Duration firstPause) {
    Forwarding forwarding = new Forwarding(database, store);
    for (ForwardTarget target : targets) {
      Forwarder forwarder =
          new Forwarder(target, database, store, forwarding.tail, clock, firstPause);
      Thread thread = new Thread(forwarder, "forward-" + target.name());
      thread.setDaemon(true);
      thread.start();
      forwarding.threads.add(thread);
    }
    return forwarding;
  }

  @Override
  public void close() {
    tail.close();
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
