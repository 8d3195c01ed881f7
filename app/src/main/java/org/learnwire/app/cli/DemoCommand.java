package org.learnwire.app.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.learnwire.app.DemoLinks;
import org.learnwire.app.Server;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole journey on a made-up company; the launcher starts the sandbox beside it. */
@Command(
    name = "demo",
    description = "The whole journey on a made-up company.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();
  @Mixin ListenOption listen = new ListenOption();

  @Option(names = "--once", description = "one full pass, then end")
  boolean once;

  @Option(names = "--json", description = "the last line is one JSON object")
  boolean json;

  @Override
  public Integer call() throws Exception {
    String refusal =
        listen.refusalElsewhere(
            "the demo's links open it without a password, so it stays on 127.0.0.1.");
    if (refusal != null) {
      System.err.println("learnwire: " + refusal);
      return ExitCode.COULD_NOT;
    }
    AppSettings read = settings.read();
    return once ? once(read) : serve(read);
  }

  private int once(AppSettings read) throws Exception {
    try (CtrlC ctrlC = new CtrlC();
        Journey journey =
            Journeys.open(read.journey(), Clock.systemUTC(), DatabaseOptions.standard())) {
      ctrlC.stops(journey);
      PassReport report =
          journey.pass(new PassRequest(Optional.empty(), false, Optional.empty(), true));
      if (json) {
        new PassOutput(System.err).text(report);
        System.out.println(PassOutput.demoLine(report));
      } else {
        new PassOutput(System.out).text(report);
      }
      return report.failed() ? ExitCode.COULD_NOT : ExitCode.WELL;
    }
  }

  private int serve(AppSettings read) {
    Server server = Server.start(read, listen.port);
    System.out.println();
    System.out.println("  Learnwire is at " + server.address());
    System.out.println(
        "  200 made-up people and the systems they work with are in a sandbox beside it.");
    String sandbox = System.getenv("LEARNWIRE_SANDBOX");
    if (sandbox != null) {
      System.out.println("  Its learning platforms, to add Learnwire to: " + sandbox + "/lti");
    }
    System.out.println("  Ctrl-C stops both; started again, both keep their data.");
    System.out.println();
    DemoLinks links = new DemoLinks(server);
    links.roles().forEach(System.out::println);
    links.peopleOnceThere(System.out::println);
    server.await();
    return ExitCode.WELL;
  }
}
