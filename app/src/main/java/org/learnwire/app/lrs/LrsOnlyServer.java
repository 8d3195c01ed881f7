package org.learnwire.app.lrs;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.learnwire.app.settings.InvalidSettings;
import org.learnwire.app.settings.LrsDuties;
import org.learnwire.app.settings.LrsReader;
import org.learnwire.app.settings.PolicyReader;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseFailure;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.InvalidCredentialsFile;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.Suppression;
import org.learnwire.routes.privacy.NotErased;
import org.learnwire.routes.privacy.Privacy;
import org.learnwire.routes.privacy.Suppressions;
import org.learnwire.xapi.visibility.Visibility;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The LRS and nothing else, on this machine's loopback address. */
public final class LrsOnlyServer implements AutoCloseable {
  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();
  private final CountDownLatch closed = new CountDownLatch(1);

  private LrsOnlyServer() {
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closed.countDown();
          }
        });
  }

  /**
   * Starts it; a signal to the process closes it again.
   *
   * @throws CannotStart with one line for a person
   */
  public static LrsOnlyServer start(LrsOnlySettings settings) {
    // Tomcat logs by java.util.logging: without this it would talk of every step of its start.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LrsOnlyServer server = new LrsOnlyServer();
    try {
      server.open(settings);
      return server;
    } catch (RuntimeException e) {
      server.context.close();
      throw refusal(settings, e);
    }
  }

  /** What may refuse comes before the web server, so that there is little to undo. */
  private void open(LrsOnlySettings settings) {
    Clock clock = Clock.systemUTC();
    Credentials credentials = Credentials.load(settings.credentials(), clock);
    Visibility visibility = PolicyReader.in(settings.data()).visibility();
    LrsDuties duties = LrsReader.in(settings.data(), System::getenv);
    Database database = settings.place().open(DatabaseOptions.standard());
    Suppression erased = Suppressions.in(database, settings.data());
    new Privacy(database, new StatementStore(database, clock), erased, settings.data(), clock)
        .catchUp();
    context.registerBean(LrsOnlySettings.class, () -> settings);
    context.registerBean(Admitted.class, () -> new NotErased(erased));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Visibility.class, () -> visibility);
    context.registerBean(LrsDuties.class, () -> duties);
    context.registerBean(Credentials.class, () -> credentials);
    context.registerBean(Database.class, () -> database);
    context.register(LrsOnlyConfiguration.class);
    context.registerShutdownHook();
    context.refresh();
  }

  private static CannotStart refusal(LrsOnlySettings settings, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataFolderInUse
          || cause instanceof DatabaseFailure
          || cause instanceof InvalidCredentialsFile
          || cause instanceof InvalidSettings) {
        return new CannotStart(cause.getMessage(), e);
      }
    }
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new CannotStart(
        "the LRS on " + settings.data() + " did not start: " + deepest.getMessage(), e);
  }

  public int port() {
    return context.getWebServer().getPort();
  }

  /** Where clients find it: the endpoint of xAPI. */
  public String endpoint() {
    return "http://127.0.0.1:" + port() + "/xapi/";
  }

  /** Waits until the process is asked to stop. */
  public void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
