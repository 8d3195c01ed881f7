package org.learnwire.app.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.Server;
import org.learnwire.app.lrs.LrsOnlyServer;
import org.learnwire.app.settings.AppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The server: schedules, LRS, pages; or the LRS alone. */
@Command(
    name = "run",
    description = "The server: schedules, LRS at /xapi, pages at /. With --lrs-only the LRS alone.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();
  @Mixin ListenOption listen = new ListenOption();
  @Mixin LrsOnlyOption lrs = new LrsOnlyOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    @Nullable String refusal = refusal();
    if (refusal != null) {
      System.err.println("learnwire: " + refusal);
      return ExitCode.COULD_NOT;
    }
    if (lrs.alone) {
      runLrs();
      return ExitCode.WELL;
    }
    return runAll();
  }

  private @Nullable String refusal() {
    String here =
        lrs.alone
            ? listen.refusalElsewhere(
                "the LRS alone listens on 127.0.0.1; put a proxy with TLS before it.")
            : listen.refusal();
    return here != null
        ? here
        : lrs.refusal(spec.commandLine().getParseResult().hasMatchedOption("-c"));
  }

  private void runLrs() {
    LrsOnlyServer server = LrsOnlyServer.start(lrs.settings(settings.data, listen.port));
    System.err.println("Learnwire's LRS is at " + server.endpoint() + " (Ctrl-C stops it)");
    server.await();
  }

  private int runAll() {
    AppSettings read = settings.read();
    @Nullable String refusal = listen.refusal(read, () -> AccountDesks.setUp(read));
    if (refusal != null) {
      System.err.println("learnwire: " + refusal);
      return ExitCode.COULD_NOT;
    }
    Server server = Server.start(read, listen.host, listen.port, Clock.systemUTC());
    System.err.println("Learnwire is at " + server.address() + " (Ctrl-C stops it)");
    server
        .codeOfTheFirstAccount()
        .ifPresent(
            file ->
                System.err.println(
                    "Nobody can sign in yet: open "
                        + server.address()
                        + "/setup with the code in "
                        + file));
    server.await();
    return ExitCode.WELL;
  }
}
