package org.learnwire.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The server: schedules, LRS, pages. */
@Command(
    name = "run",
    description = "The server: schedules, LRS at /xapi, pages at /.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();
  @Mixin ListenOption listen = new ListenOption();

  @Override
  public Integer call() {
    @Nullable String refusal = listen.refusal();
    if (refusal != null) {
      System.err.println("learnwire: " + refusal);
      return ExitCode.COULD_NOT;
    }
    Server server = Server.start(settings.read(), listen.port);
    System.err.println("Learnwire is at " + server.address() + " (Ctrl-C stops it)");
    server.await();
    return ExitCode.WELL;
  }
}
