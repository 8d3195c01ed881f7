package org.learnwire.lrs.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;

/**
 * Readers that follow the store. Each reads pages by position in its own thread and keeps nothing
 * but its position: a slow one holds up nobody and needs no memory.
 */
public final class StatementStreams implements AutoCloseable {
  private static final int PAGE = 50;

  /** Takes what a stream gives, on the stream's own thread. */
  public interface Reader {
    void statement(StoredStatement statement) throws IOException;

    /** There is no more up to this position for now; also said at every heartbeat. */
    void caughtUp(long position) throws IOException;
  }

  private final StatementStore store;
  private final StatementTail tail;
  private final Semaphore free;
  private final int most;
  private final Duration heartbeat;

  /**
   * @param most streams that may be open at once
   * @param heartbeat longest silence of a stream
   */
  public StatementStreams(Database database, StatementStore store, int most, Duration heartbeat) {
    this.store = store;
    this.tail = new StatementTail(database, store);
    this.free = new Semaphore(most);
    this.most = most;
    this.heartbeat = heartbeat;
  }

  /** Streams that may be open at once. */
  public int most() {
    return most;
  }

  /** The position of the newest statement. */
  public long position() {
    return tail.position();
  }

  /**
   * Gives a reader what matches after a position, and goes on with what is stored later, until the
   * reader fails or this is closed.
   *
   * @return false when too many streams are open: then nothing was read
   */
  public boolean follow(StatementQuery.Builder question, long after, Reader reader)
      throws IOException, InterruptedException {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      question.ascending(true).withVoided(true).limit(PAGE);
      long at = after;
      while (!tail.isClosed()) {
        at = next(question, at, reader);
      }
      return true;
    } finally {
      free.release();
    }
  }

  private long next(StatementQuery.Builder question, long after, Reader reader)
      throws IOException, InterruptedException {
    // Taken before the page is read: what the page does not have up to here is no match.
    long last = tail.position();
    StatementPage page = store.query(question.after(after).build());
    long at = after;
    for (StoredStatement statement : page.statements()) {
      reader.statement(statement);
      at = statement.position();
    }
    if (page.next().isEmpty()) {
      at = Math.max(at, last);
      reader.caughtUp(at);
      tail.await(at, heartbeat);
    }
    return at;
  }

  /** Ends all streams at their next statement or at once where they wait. */
  @Override
  public void close() {
    tail.close();
  }
}
