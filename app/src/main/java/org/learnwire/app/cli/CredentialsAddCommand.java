package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds a credential and prints its secret, once. */
@Command(
    name = "add",
    description = "Adds a credential; prints its secret once. No server needs to run.",
    mixinStandardHelpOptions = true)
final class CredentialsAddCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "data folder")
  Path data = Path.of("data");

  @Option(names = "--name", required = true, description = "who uses it")
  String name = "";

  @Option(
      names = "--site",
      description =
          "address of the system that sends statements without ids: resends become no-ops")
  @Nullable String site;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(data);
    Credentials credentials =
        Credentials.load(data.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    NewCredential added = credentials.add(name, site, site != null);
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      System.out.println(
          mapper.writeValueAsString(
              mapper.createObjectNode().put("key", added.key()).put("secret", added.secret())));
    } else {
      System.out.println("key:    " + added.key());
      System.out.println("secret: " + added.secret());
      System.out.println("The secret is shown this once; the file keeps its hash.");
    }
    return ExitCode.WELL;
  }
}
