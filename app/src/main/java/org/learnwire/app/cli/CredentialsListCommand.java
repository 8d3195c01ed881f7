package org.learnwire.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.CredentialSummary;
import org.learnwire.lrs.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who may use the LRS; secrets are not among it, for nobody knows them. */
@Command(
    name = "list",
    description = "Who may use the LRS. Secrets are not shown: only their hashes are kept.",
    mixinStandardHelpOptions = true)
final class CredentialsListCommand implements Callable<Integer> {
  @Mixin CredentialsOption credentials = new CredentialsOption();

  @Override
  public Integer call() {
    List<Credential> all = credentials.open().all();
    if (credentials.json) {
      List<Object> summaries = new ArrayList<>();
      all.forEach(one -> summaries.add(CredentialSummary.of(one).toJson()));
      credentials.print(summaries);
      return ExitCode.WELL;
    }
    all.forEach(one -> System.out.println(line(one)));
    if (all.isEmpty()) {
      System.out.println("Nobody yet: './learnwire lrs credentials add --name N' adds a client.");
    }
    return ExitCode.WELL;
  }

  private static String line(Credential one) {
    String scopes =
        one.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    String old =
        one.previous() == null ? "" : "  the old secret is good until " + one.previous().until();
    return one.key() + "  " + one.name() + "  (" + scopes + ")  sees " + one.sees().word() + old;
  }
}
