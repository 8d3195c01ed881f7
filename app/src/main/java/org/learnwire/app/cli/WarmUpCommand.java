package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.learnwire.app.Server;
import org.learnwire.app.lrs.LrsWarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a server on an empty folder and ends: the launcher records the classes it loads. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Option(names = "--data", required = true)
  Path data = Path.of("data");

  @Option(names = "--lrs-only")
  boolean lrsOnly;

  @Override
  public Integer call() throws Exception {
    if (lrsOnly) {
      LrsWarmUp.run(data);
    } else {
      Server.start(Server.emptySettings(data), 0).close();
    }
    return ExitCode.WELL;
  }
}
