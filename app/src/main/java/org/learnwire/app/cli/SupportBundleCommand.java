package org.learnwire.app.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.settings.InvalidSettings;
import org.learnwire.app.support.SupportBundle;
import org.learnwire.database.DatabasePlace;
import org.learnwire.routes.ConnectorList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One file for whoever helps, without secrets and without people. */
@Command(
    name = "support-bundle",
    description = {
      "Writes one ZIP file for whoever helps: versions, the settings' keys, counts and times.",
      "It holds no secret, no address, no person's data; read it before you send it."
    },
    mixinStandardHelpOptions = true)
final class SupportBundleCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "a file that is not there yet (default: learnwire-support-DATE.zip)")
  @Nullable Path to;

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    Path zip =
        to == null
            ? Path.of("learnwire-support-" + LocalDate.now(clock.withZone(ZoneOffset.UTC)) + ".zip")
            : to;
    try {
      Set<String> connectors = ConnectorList.packed().names();
      new SupportBundle(settings.file, place(), connectors, System.getenv()::containsKey)
          .write(zip, clock.instant());
    } catch (FileAlreadyExistsException e) {
      System.err.println("learnwire: " + zip + " is there already; choose another with --to FILE");
      return ExitCode.COULD_NOT;
    } catch (NoSuchFileException e) {
      System.err.println("learnwire: there is no folder for " + zip + "; choose another with --to");
      return ExitCode.COULD_NOT;
    }
    System.out.println("Written: " + zip + ". Read it before you send it: README.txt in it says");
    System.out.println("what it holds.");
    return ExitCode.WELL;
  }

  /** Settings that are refused are a reason to ask for help: the data is then looked for. */
  private DatabasePlace place() {
    try {
      return settings.read().journey().place();
    } catch (InvalidSettings e) {
      System.err.println("learnwire: the settings are refused: " + e.getMessage());
      Path folder = settings.file.toAbsolutePath().resolveSibling("data");
      return DatabasePlace.in(settings.data == null ? folder : settings.data);
    }
  }
}
