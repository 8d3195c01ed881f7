package org.learnwire.app.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.learnwire.app.ProgramPath;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;

/** One pass in a process of its own, so that it can be killed. */
final class PassProcess {
  private final Process process;

  private PassProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a pass.
   *
   * @param haltAt the changing statement before which the process halts itself; 0 for never
   */
  static PassProcess start(DemoCompany company, Path data, long haltAt) throws IOException {
    List<String> command = new ArrayList<>(ProgramPath.javaOf(PassProcess.class));
    command.addAll(List.of(data.toString(), Long.toString(haltAt)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LEARNWIRE_SANDBOX", company.url());
    builder.redirectOutput(
        data.resolveSibling(data.getFileName() + "-" + haltAt + ".log").toFile());
    return new PassProcess(builder.start());
  }

  /** SIGKILL: nothing of the process gets to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  /** The exit code, or -1 when it is still running after that time. */
  int await(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
  }

  /** The process: data folder, and where to halt. */
  public static void main(String[] args) {
    long haltAt = Long.parseLong(args[1]);
    DatabaseOptions options =
        DatabaseOptions.standard()
            .withListener(
                (unit, number) -> {
                  if (number == haltAt) {
                    Runtime.getRuntime().halt(9);
                  }
                });
    var settings =
        new SettingsFile(DemoCompany.DEMO, Clock.systemUTC(), System::getenv)
            .read(Optional.of(Path.of(args[0])));
    try (Journey journey = Journeys.open(settings.journey(), Clock.systemUTC(), options)) {
      System.exit(journey.pass(PassRequest.standard()).failed() ? 1 : 0);
    }
  }
}
