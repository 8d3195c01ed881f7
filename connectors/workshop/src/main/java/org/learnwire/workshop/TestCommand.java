package org.learnwire.workshop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.workshop.contract.Contract;
import org.learnwire.workshop.contract.VendorDouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a folder's conversations. */
@Command(
    name = "test",
    description = "Runs the contract on a connector's folder: no build, nothing is called outside.",
    mixinStandardHelpOptions = true,
    footer = "Exit code: 0 all held, 2 something differs or is missing, 1 it could not be run.")
final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "the folder of a connector")
  List<Path> folders = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "only conversations with this in their name, for example people/1")
  String only = "";

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    List<Contract> contracts = folders.stream().map(TestCommand::read).toList();
    TestReport report = new TestReport(spec.commandLine().getOut(), json);
    try (VendorDouble vendor = new VendorDouble()) {
      for (Contract contract : contracts) {
        contract.names().stream()
            .filter(name -> name.contains(only))
            .map(name -> contract.hold(name, vendor))
            .forEach(report::add);
        if (only.isEmpty()) {
          report.add(contract.coverage());
          report.impossible(contract);
        }
      }
    }
    if (report.isEmpty()) {
      throw new CannotDo(
          "no conversation has \"%s\" in its name; there are %s"
              .formatted(only, contracts.stream().flatMap(each -> each.names().stream()).toList()));
    }
    report.end();
    return report.held() ? Workshop.WELL : Workshop.DIFFERS;
  }

  private static Contract read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotDo(
          "there is no folder %s; `learnwire connectors new NAME` makes one".formatted(folder));
    }
    return Contract.of(folder);
  }
}
