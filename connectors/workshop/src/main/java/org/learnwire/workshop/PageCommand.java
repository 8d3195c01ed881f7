package org.learnwire.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.Connector;
import org.learnwire.workshop.page.MatrixPage;
import org.learnwire.workshop.page.ReferencePage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the reference page of a connector from its manifest. */
@Command(
    name = "page",
    description = "The reference page of a connector, made from its connector.yaml, in Markdown.",
    mixinStandardHelpOptions = true)
final class PageCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME|FOLDER",
      arity = "0..1",
      description =
          "a connector that Learnwire brings along, or a folder; none: all it brings along")
  @Nullable String which;

  @Option(names = "--to", paramLabel = "DIR", description = "a file NAME.md each instead of stdout")
  @Nullable Path to;

  @Option(
      names = "--matrix",
      paramLabel = "DIR",
      description = "one page of all connectors in this folder instead; with --to its file")
  @Nullable Path matrix;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (matrix != null) {
      String page = new MatrixPage(matrix).text();
      if (to != null) {
        Files.writeString(to, page);
      } else {
        spec.commandLine().getOut().print(page);
        spec.commandLine().getOut().flush();
      }
      return Workshop.WELL;
    }
    for (Connector connector : connectors()) {
      String page = new ReferencePage(connector.manifest()).text();
      if (to == null) {
        spec.commandLine().getOut().print(page);
        spec.commandLine().getOut().flush();
      } else {
        Files.createDirectories(to);
        Files.writeString(to.resolve(connector.name() + ".md"), page);
      }
    }
    return Workshop.WELL;
  }

  private List<Connector> connectors() {
    if (which == null) {
      return Connectors.packed().all();
    }
    Path folder = Path.of(which);
    if (Files.isDirectory(folder)) {
      return List.of(Connector.load(folder));
    }
    return List.of(
        Connectors.packed()
            .find(which)
            .orElseThrow(
                () ->
                    new CannotDo(
                        "there is no connector and no folder %s; there are %s"
                            .formatted(
                                which,
                                Connectors.packed().all().stream()
                                    .map(Connector::name)
                                    .toList()))));
  }
}
