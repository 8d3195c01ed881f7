package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.learnwire.app.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server on an empty folder and ends: the launcher records the classes it loads. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Option(names = "--data", required = true)
  Path data = Path.of("data");

  @Override
  public Integer call() {
    Server.start(Server.emptySettings(data), 0).close();
    return ExitCode.WELL;
  }
}
