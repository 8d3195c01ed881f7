package org.learnwire.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.learnwire.routes.Journey;

/**
 * Ctrl-C or SIGTERM in the middle of a command's pass: what was read is stored, the data folder is
 * closed, and only then the process ends.
 */
final class CtrlC implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "ctrl-c");
  private volatile Runnable stop = () -> {};

  CtrlC() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void stops(Journey journey) {
    stop = journey::stop;
  }

  private void stop() {
    stop.run();
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopped) {
      // The process is on its way out: the hook has run.
    }
  }
}
