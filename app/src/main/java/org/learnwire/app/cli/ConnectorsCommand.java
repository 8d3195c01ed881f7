package org.learnwire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import org.learnwire.routes.ConnectorList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be connected. Starts no context. */
@Command(
    name = "connectors",
    description = "What can be connected.",
    subcommands = {VerifyCommand.class, RecordCommand.class},
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "The launcher knows more, for those who make connectors:",
      "  connectors new NAME       makes the folder of a connector",
      "  connectors test FOLDER    runs its contract",
      "  connectors page [NAME]    prints its reference page"
    })
final class ConnectorsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "a JSON array on stdout")
  boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    System.out.println(json ? ConnectorList.packed().json() : ConnectorList.packed().text());
    return ExitCode.WELL;
  }
}
