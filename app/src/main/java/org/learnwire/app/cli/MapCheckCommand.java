package org.learnwire.app.cli;

import java.util.concurrent.Callable;
import org.learnwire.app.settings.AppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds the learning map against the courses that people are in. */
@Command(
    name = "check",
    description =
        "Holds the learning map against the courses that people are in: lists courses that no line"
            + " names, with how many people are in them; lines that name a course of which nothing"
            + " has come; and what belongs to more than one path. Ends with 2 when there is"
            + " something to look at.",
    mixinStandardHelpOptions = true)
final class MapCheckCommand implements Callable<Integer> {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Option(
      names = "--rows",
      description =
          "lines for the courses that no line names, to be filled in and added to the map")
  boolean rows;

  @Override
  public Integer call() throws Exception {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    MapOutput output = new MapOutput(System.out, read.journey());
    return rows ? output.rows() : json ? output.json() : output.text();
  }
}
