package org.learnwire.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.routes.Checks;
import org.learnwire.routes.Checks.Line;
import org.learnwire.routes.JourneySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Can every connection be reached, and what does it see? */
@Command(
    name = "check",
    description = "Can every connection be reached, and what does it see?",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Override
  public Integer call() throws Exception {
    JourneySettings journey = settings.read().journey();
    Path scratch = Files.createTempDirectory("learnwire-check");
    try {
      List<Line> lines = new Checks(journey, Clock.systemUTC()).run(scratch);
      boolean well = true;
      for (Line line : lines) {
        System.out.println(line.text());
        line.problems().forEach(problem -> System.out.println("    " + problem));
        well &= line.well();
      }
      if (lines.isEmpty()) {
        System.out.println("There are no connections yet: add one under \"connections:\".");
      }
      return well ? ExitCode.WELL : ExitCode.COULD_NOT;
    } finally {
      Folders.delete(scratch);
    }
  }
}
