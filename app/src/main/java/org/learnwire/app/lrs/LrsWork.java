package org.learnwire.app.lrs;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.learnwire.app.settings.LrsDuties;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.forward.Forwarding;
import org.learnwire.lrs.retention.Retention;
import org.learnwire.lrs.retention.RetentionCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards, and once a day applies the rules of retention. With no duties it does nothing. */
public final class LrsWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LrsWork.class);

  /** Not in the first minute: a server that has just started has enough to do. */
  private static final long FIRST_MINUTES = 1;

  private static final long DAY_MINUTES = 24 * 60;

  private final Forwarding forwarding;
  private final ScheduledExecutorService daily =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lrs-retention");
            thread.setDaemon(true);
            return thread;
          });

  private LrsWork(Forwarding forwarding) {
    this.forwarding = forwarding;
  }

  public static LrsWork start(
      LrsDuties duties, Database database, StatementStore store, Clock clock) {
    LrsWork work = new LrsWork(Forwarding.start(duties.forward(), database, store, clock));
    if (!duties.retention().isEmpty()) {
      Retention retention =
          new Retention(database, store, duties.retention(), new NeededByDecisions(), clock);
      work.daily.scheduleWithFixedDelay(
          () -> apply(retention), FIRST_MINUTES, DAY_MINUTES, TimeUnit.MINUTES);
    }
    return work;
  }

  /** What fails today is tried again tomorrow. */
  private static void apply(Retention retention) {
    try {
      List<RetentionCount> counts = retention.run();
      for (RetentionCount count : counts) {
        LOG.info(
            "retention, {}: {} removed, {} still needed",
            count.rule().inWords(),
            count.removed(),
            count.needed());
      }
    } catch (RuntimeException e) {
      LOG.error("retention failed", e);
    }
  }

  @Override
  public void close() {
    daily.shutdownNow();
    forwarding.close();
  }
}
