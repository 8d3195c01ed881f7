package org.learnwire.kit.http;

import java.time.Duration;
import java.util.function.Predicate;
import org.learnwire.kit.manifest.ErrorWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one owner of trying again: as long as asked to, else doubling, and within a budget. */
record Retry(Patience patience, Pace pace) {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  /** Something that may have to be done more than once. */
  interface Task<T> {
    T run() throws CallFailure, InterruptedException;
  }

  /**
   * @param again which failures are worth another try
   */
  <T> T run(Predicate<CallFailure> again, Task<T> task) throws CallFailure, InterruptedException {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      try {
        return task.run();
      } catch (CallFailure failure) {
        Duration asked = failure.retryAfter();
        Duration wait = asked == null ? patience.before(attempt) : asked;
        waited = waited.plus(wait);
        if (failure instanceof LeftAlone) {
          throw failure;
        }
        if (failure.word() == ErrorWord.THROTTLED) {
          pace.pause(wait);
        }
        boolean spent = attempt >= patience.attempts() || waited.compareTo(patience.budget()) > 0;
        if (spent || !again.test(failure)) {
          throw failure;
        }
        LOG.debug("{}; again in {}", failure.getMessage(), wait);
        Thread.sleep(wait.toMillis());
      }
    }
  }
}
