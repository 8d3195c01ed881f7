package org.learnwire.workshop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.learnwire.catalog.Connectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scaffolds a connector's folder, which holds its contract as it is. */
@Command(
    name = "new",
    description = "Makes the folder of a new connector, whose conversations hold as they are.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final String SCHEMA = "connector.schema.json";
  private static final List<String> FILES =
      List.of(
          "connector.yaml",
          "completion.jslt",
          "message.jslt",
          "README.md",
          "fixtures/connection.yaml",
          "fixtures/not-applicable.yaml",
          "fixtures/completions/1-happy.yaml",
          "fixtures/completions/2-empty.yaml",
          "fixtures/completions/3-credentials.yaml",
          "fixtures/completions/4-throttled.yaml",
          "fixtures/completions/8-drift.yaml",
          "fixtures/message.send/1-happy.yaml",
          "fixtures/message.send/5-invalid.yaml",
          "fixtures/message.send/6-timeout.yaml");

  @Parameters(paramLabel = "NAME", description = "a-z, 0-9 and -; the folder is called so too")
  String name = "";

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "connectors",
      description =
          "where (default: ./${DEFAULT-VALUE}); name it under connectors: in learnwire.yaml")
  Path parent = Path.of("connectors");

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path folder = parent.resolve(name);
    refuseBadName(folder);
    for (String file : FILES) {
      Path target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text("start/" + file).replace("@name@", name));
    }
    Files.writeString(parent.resolve(SCHEMA), text(SCHEMA));
    spec.commandLine()
        .getOut()
        .printf(
            "%s is there: a connector for a system that does not exist, with one stream and one write.%n"
                + "Make it yours: %s, the mappings (*.jslt), then the fixtures.%n"
                + "Try it:        learnwire connectors test %s%n",
            folder, folder.resolve("connector.yaml"), folder);
    return Workshop.WELL;
  }

  private void refuseBadName(Path folder) {
    if (!NAME.matcher(name).matches()) {
      throw new CannotDo(
          "\"%s\" is no name for a connector: use a-z, 0-9 and -, beginning with a letter, 2 to 40"
              .formatted(name));
    }
    if (Files.exists(folder)) {
      throw new CannotDo("%s is there already; nothing was changed".formatted(folder));
    }
    if (Connectors.packed().find(name).isPresent()) {
      throw new CannotDo(
          ("%s is a connector that Learnwire brings along, and a folder of that name would take its"
                  + " place; choose another name, or copy that folder if this is what you want")
              .formatted(name));
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = NewCommand.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
