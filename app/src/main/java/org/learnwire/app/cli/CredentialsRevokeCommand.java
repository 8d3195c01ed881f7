package org.learnwire.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a client's credential away; what it stored stays. */
@Command(
    name = "revoke",
    description =
        "Takes a credential away; a running server refuses it at once. What it stored stays.",
    mixinStandardHelpOptions = true)
final class CredentialsRevokeCommand implements Callable<Integer> {
  @Mixin CredentialsOption credentials = new CredentialsOption();

  @Parameters(paramLabel = "KEY", description = "its key, as list shows it")
  String key = "";

  @Override
  public Integer call() {
    if (!credentials.open().revoke(key)) {
      System.err.println("learnwire: " + CredentialsOption.nobody(key));
      return ExitCode.COULD_NOT;
    }
    if (credentials.json) {
      credentials.print(Map.of("revoked", key));
    } else {
      System.out.println("revoked: " + key);
    }
    return ExitCode.WELL;
  }
}
