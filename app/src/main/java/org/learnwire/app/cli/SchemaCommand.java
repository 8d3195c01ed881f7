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

  @Option(names = "--policy", description = "that of policy.yaml instead")
  boolean policy;

  @Option(names = "--cycles", description = "that of cycles.yaml instead")
  boolean cycles;

  @Option(names = "--rule", description = "that of a rule's file instead")
  boolean rule;

  @Override
  public Integer call() throws IOException {
    System.out.print(text(of() + ".schema.json"));
    return ExitCode.WELL;
  }

  private String of() {
    if (connector) {
      return "connector";
    }
    return policy ? "policy" : cycles ? "cycles" : rule ? "rule" : "learnwire";
  }

  /** As the build packs it: {@code learnwire.schema.json} and its like. */
  static String text(String file) throws IOException {
    try (InputStream in = SchemaCommand.class.getResourceAsStream("/learnwire/schemas/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
