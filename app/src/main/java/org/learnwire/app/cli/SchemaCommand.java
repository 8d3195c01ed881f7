package org.learnwire.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** JSON Schema for editors. Starts no context. */
@Command(
    name = "schema",
    description = "The JSON Schema of learnwire.yaml, for editors.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "learnwire schema > learnwire.schema.json, and as the first line of learnwire.yaml:",
      "# yaml-language-server: $$schema=learnwire.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  @Option(names = "--connector", description = "that of connector.yaml instead")
  boolean connector;

  @Override
  public Integer call() throws IOException {
    System.out.print(text(connector ? "connector.schema.json" : "learnwire.schema.json"));
    return ExitCode.WELL;
  }

  /** As the build packs it: {@code connector.schema.json} or {@code learnwire.schema.json}. */
  static String text(String file) throws IOException {
    try (InputStream in = SchemaCommand.class.getResourceAsStream("/learnwire/schemas/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
