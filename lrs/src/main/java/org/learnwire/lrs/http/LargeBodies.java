package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/**
 * Few large bodies are in memory at a time, whoever sends them: parsed, one takes many times its
 * size. Small ones never wait.
 */
final class LargeBodies {
  /** From this size on a body counts as large. */
  static final int LARGE = 1024 * 1024;

  private static final int AT_ONCE = 2;
  private static final int MOST_SECONDS = 30;
  private static final String MARK = LargeBodies.class.getName();

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /** Waits until there is room; the room is this request's until it is done. */
  void enter(HttpServletRequest request) {
    if (request.getAttribute(MARK) != null) {
      return;
    }
    try {
      if (free.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
        request.setAttribute(MARK, Boolean.TRUE);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw XapiProblem.of(
            HttpStatus.TOO_MANY_REQUESTS, "too many large requests are being worked on")
        .where("body")
        .rule("at most " + AT_ONCE + " bodies above " + LARGE + " bytes at a time")
        .spec("xAPI Communication 3.2 Error Codes")
        .next("Send it again later, or in smaller pieces.");
  }

  void leave(HttpServletRequest request) {
    if (request.getAttribute(MARK) != null) {
      request.removeAttribute(MARK);
      free.release();
    }
  }
}
