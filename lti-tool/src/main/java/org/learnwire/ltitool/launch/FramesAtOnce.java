package org.learnwire.ltitool.launch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a few of the frame's pages at a time be made, in the order of their coming: a class that
 * opens its course at once would otherwise wait for the database's connections at every question of
 * every page (docs/performance.md, launches). Nobody waits for long: behind pages that hang on
 * another system one goes in anyhow.
 */
final class FramesAtOnce implements HandlerInterceptor {
  private static final int FEWEST = 8;
  private static final long LONGEST_WAIT_MILLIS = 1000;
  private static final String PLACED = FramesAtOnce.class.getName();

  private final Semaphore places;

  FramesAtOnce() {
    this(Math.max(FEWEST, 4 * Runtime.getRuntime().availableProcessors()));
  }

  FramesAtOnce(int places) {
    this.places = new Semaphore(places, true);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws InterruptedException {
    if (isFirst(request)
        && LaunchHeaders.isOfTheFrame(handler)
        && places.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
      request.setAttribute(PLACED, true);
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception broken) {
    if (isFirst(request) && request.getAttribute(PLACED) != null) {
      request.removeAttribute(PLACED);
      places.release();
    }
  }

  /** What is forwarded has its place already. */
  private static boolean isFirst(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.REQUEST;
  }
}
