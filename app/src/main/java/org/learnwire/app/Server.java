package org.learnwire.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.LrsDuties;
import org.learnwire.app.settings.Policy;
import org.learnwire.app.signin.FirstAccount;
import org.learnwire.app.signin.SignInSettings;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** The server: it listens on this machine's loopback address unless it is told another. */
public final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closed.countDown();
          }
        });
  }

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   */
  public static Server start(AppSettings settings, int port) {
    return start(settings, port, Clock.systemUTC());
  }

  /** Starts it on another clock: a proof on captured data lives on the day of the capture. */
  public static Server start(AppSettings settings, int port, Clock clock) {
    return start(settings, "127.0.0.1", port, clock);
  }

  /** Starts it where others reach it too. */
  public static Server start(AppSettings settings, String host, int port, Clock clock) {
    return new Server(
        new SpringApplicationBuilder(ServerConfiguration.class)
            .web(WebApplicationType.SERVLET)
            .properties(Map.of("server.port", port, "server.address", host))
            .initializers(context -> register((GenericApplicationContext) context, settings, clock))
            .run());
  }

  private static void register(
      GenericApplicationContext context, AppSettings settings, Clock clock) {
    context.registerBean(AppSettings.class, () -> settings);
    context.registerBean(Clock.class, () -> clock);
  }

  /** Settings of a server that nothing is connected to. */
  public static AppSettings emptySettings(Path data) {
    JourneySettings journey =
        new JourneySettings(
            data,
            Optional.empty(),
            ZoneOffset.UTC,
            List.of("en"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0.2,
            new PeopleSettings(Map.of(), List.of(), Optional.empty()),
            RuleSettings.none(),
            Optional.empty(),
            new DemoSettings(false, false));
    return new AppSettings(
        journey,
        data.resolve("lrs-credentials.yaml"),
        Optional.empty(),
        "Learnwire",
        LrsDuties.none(),
        Policy.standard(),
        SignInSettings.usual());
  }

  public int port() {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  public String address() {
    return "http://127.0.0.1:" + port();
  }

  /** The file with the code that the first account is made with; empty once there is one. */
  public Optional<Path> codeOfTheFirstAccount() {
    return context.getBean(FirstAccount.class).code();
  }

  /** Waits until the process is asked to stop. */
  public void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
