package org.learnwire.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints in plain words what is read, kept, shown and never done. */
@Command(
    name = "report",
    description = {
      "Prints in plain words what is read from where, how long it is kept, who sees what, and what",
      "is never done, as the settings and their policy say. Reads no data and changes nothing."
    },
    mixinStandardHelpOptions = true)
final class PolicyReportCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Override
  public Integer call() {
    return PolicyOutput.of(System.out, settings.read()).print();
  }
}
