package org.learnwire.app.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few pages at a time be made, in the order of their coming: a class that opens its course
 * would otherwise wait for the database's connections at every question of every page
 * (docs/performance.md, launches). Nobody waits for long: a page that hangs on another system keeps
 * its place for a moment only.
 */
final class PagesAtOnce extends PageFilter {
  private static final int FEWEST = 8;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final Semaphore places;

  PagesAtOnce() {
    this(Math.max(FEWEST, 4 * Runtime.getRuntime().availableProcessors()));
  }

  PagesAtOnce(int places) {
    this.places = new Semaphore(places, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean placed = isPlaced();
    try {
      chain.doFilter(request, response);
    } finally {
      if (placed) {
        places.release();
      }
    }
  }

  private boolean isPlaced() {
    try {
      return places.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
