package org.learnwire.app.cli;

import java.util.concurrent.Callable;
import org.learnwire.database.Database;
import org.learnwire.lrs.forward.ForwardStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A target that is no longer served holds up retention until it is forgotten. */
@Command(
    name = "forget",
    description = "Forgets how far a target was. If it is served again, it begins anew.",
    mixinStandardHelpOptions = true)
final class ForwardForgetCommand implements Callable<Integer> {
  @Mixin LrsDataOption data = new LrsDataOption();

  @Parameters(paramLabel = "NAME", description = "name of the target")
  String name = "";

  @Override
  public Integer call() {
    try (Database database = data.writing()) {
      if (!ForwardStatus.forget(database, name)) {
        System.err.println("learnwire: no target " + name + " has ever begun.");
        return ExitCode.COULD_NOT;
      }
      System.out.println("forgotten: " + name);
      return ExitCode.WELL;
    }
  }
}
