package org.learnwire.lrs.forward;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Database;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.lrs.stream.StatementTail;
import org.learnwire.xapi.XapiVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings matching statements to one target, in their order, behind a durable checkpoint that moves
 * when the target has acknowledged. What is sent twice after a crash has the same id: there it is a
 * no-op.
 */
final class Forwarder implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final int PAGE = 200;
  private static final int MOST = 50;
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** The target does not take anything at the moment. */
  private static final class NotNow extends Exception {
    private final transient Optional<Duration> after;

    NotNow(String reason, Optional<Duration> after) {
      super(reason);
      this.after = after;
    }
  }

  private final ForwardTarget target;
  private final StatementStore store;
  private final Attachments files;
  private final StatementTail tail;
  private final ForwardRecords records;
  private final TargetClient client;
  private final Backoff backoff;
  private Set<XapiVersion> spoken = Set.of();

  Forwarder(
      ForwardTarget target,
      Database database,
      StatementStore store,
      StatementTail tail,
      Clock clock,
      Duration firstPause) {
    this.target = target;
    this.store = store;
    this.files = store.attachments();
    this.tail = tail;
    this.records = new ForwardRecords(database, clock, target);
    this.client = new TargetClient(target, clock);
    this.backoff = new Backoff(firstPause);
  }

  @Override
  public void run() {
    try {
      long at = records.begin(tail.position());
      while (!tail.isClosed()) {
        at = step(at);
      }
    } catch (InterruptedException e) {
      // Asked to stop: the checkpoint knows how far it is.
    }
  }

  private long step(long after) throws InterruptedException {
    try {
      return page(after);
    } catch (NotNow e) {
      pause(e.getMessage(), e.after);
    } catch (RuntimeException e) {
      if (tail.isClosed()) {
        return after;
      }
      LOG.error("forwarding to {} failed", target.name(), e);
      pause("this LRS failed: " + e.getClass().getSimpleName(), Optional.empty());
    }
    return records.begin(after);
  }

  private long page(long after) throws NotNow, InterruptedException {
    List<StoredStatement> page =
        store
            .query(
                StatementQuery.where()
                    .ascending(true)
                    .withVoided(true)
                    .after(after)
                    .limit(PAGE)
                    .build())
            .statements();
    if (page.isEmpty()) {
      tail.await(after, HEARTBEAT);
      return after;
    }
    List<StoredStatement> wanted = page.stream().filter(this::isWanted).toList();
    for (List<StoredStatement> batch : batches(wanted)) {
      deliver(batch);
    }
    long last = page.get(page.size() - 1).position();
    if (wanted.isEmpty() || wanted.get(wanted.size() - 1).position() < last) {
      records.passedOver(last);
    }
    return last;
  }

  private boolean isWanted(StoredStatement stored) {
    return !target.notFrom().contains(stored.source())
        && target.filter().matches(stored)
        && target.sight().shows(stored);
  }

  /** Neighbours of one version, no more than fit well into one request. */
  private static List<List<StoredStatement>> batches(List<StoredStatement> wanted) {
    List<List<StoredStatement>> batches = new ArrayList<>();
    List<StoredStatement> batch = new ArrayList<>();
    long characters = 0;
    for (StoredStatement stored : wanted) {
      boolean other = !batch.isEmpty() && batch.get(0).version() != stored.version();
      characters += stored.body().length();
      if (other || batch.size() == MOST || !batch.isEmpty() && characters > MOST_CHARACTERS) {
        batches.add(batch);
        batch = new ArrayList<>();
        characters = stored.body().length();
      }
      batch.add(stored);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** A batch that is refused is halved until the one that is meant stands alone. */
  private void deliver(List<StoredStatement> batch) throws NotNow, InterruptedException {
    Parcel parcel = new Parcel(batch, versionFor(batch.get(0).version()));
    Answer answer = answer(parcel);
    if (answer instanceof Answer.Later later) {
      throw new NotNow(later.reason(), later.after());
    }
    if (answer instanceof Answer.Taken) {
      records.taken(batch.size(), batch.get(batch.size() - 1).position());
      backoff.worked();
    } else if (batch.size() > 1) {
      deliver(batch.subList(0, batch.size() / 2));
      deliver(batch.subList(batch.size() / 2, batch.size()));
    } else {
      refused(batch.get(0), parcel.version(), (Answer.Refused) answer);
    }
  }

  private Answer answer(Parcel parcel) throws InterruptedException {
    List<String> lost = parcel.lost();
    if (!lost.isEmpty()) {
      return new Answer.Refused(
          0, "xAPI " + parcel.version().text() + ", which it speaks, has no words for " + lost);
    }
    return client.post(parcel.body(files, target.keepsAuthority()), parcel.version());
  }

  private void refused(StoredStatement stored, XapiVersion version, Answer.Refused refused)
      throws NotNow, InterruptedException {
    try {
      if (refused.status() == 409 && client.has(stored, version)) {
        records.taken(1, stored.position());
        return;
      }
    } catch (IOException e) {
      throw new NotNow("no answer: " + TargetClient.inWords(e), Optional.empty());
    }
    LOG.warn(
        "{} refused statement {} with {}: set aside, see './learnwire lrs forward status'",
        target.name(),
        stored.id(),
        refused.status());
    records.setAside(stored, refused.reason());
  }

  private XapiVersion versionFor(XapiVersion own) throws NotNow, InterruptedException {
    if (spoken.isEmpty()) {
      try {
        spoken = client.versions();
      } catch (IOException e) {
        throw new NotNow(TargetClient.inWords(e), Optional.empty());
      }
    }
    return spoken.contains(own) ? own : spoken.iterator().next();
  }

  private void pause(String reason, Optional<Duration> asked) throws InterruptedException {
    // Asked anew: a url that leads elsewhere must not have its answers taken for an LRS's.
    spoken = Set.of();
    records.inTrouble(reason);
    Duration pause = backoff.next();
    Duration longer = asked.filter(wish -> wish.compareTo(pause) > 0).orElse(pause);
    LOG.info("{} takes nothing now ({}); again in {}", target.name(), reason, longer);
    Thread.sleep(longer.toMillis());
  }
}
