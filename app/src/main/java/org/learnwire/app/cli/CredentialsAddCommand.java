package org.learnwire.app.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.AuthorityTemplate;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.Sees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds a credential and prints its secret, once. */
@Command(
    name = "add",
    description = "Adds a credential; prints its secret once. No server needs to run.",
    mixinStandardHelpOptions = true)
final class CredentialsAddCommand implements Callable<Integer> {
  @Mixin CredentialsOption credentials = new CredentialsOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--name", required = true, description = "who uses it")
  String name = "";

  @Option(
      names = "--site",
      description =
          "address of the system that sends statements without ids: resends become no-ops")
  @Nullable String site;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      description =
          "what it may do, several times or with commas (default: all): statements/write,"
              + " statements/read, statements/read/mine, state, define, profile, all/read, all,"
              + " credentials")
  List<String> scopes = List.of();

  @Option(
      names = "--sees",
      paramLabel = "SIGHT",
      defaultValue = "coach",
      description =
          "which statements of others it reads: coach (the default) all but those for a person"
              + " alone, programme those counted in groups, all every one")
  String sees = "coach";

  @Option(names = "--authority-name", description = "name of the authority (default: --name)")
  @Nullable String authorityName;

  @Option(
      names = "--authority-home-page",
      paramLabel = "URL",
      description = "home page of the account that stands as authority; its name is the key")
  @Nullable String homePage;

  @Option(
      names = "--authority-mbox",
      paramLabel = "MAIL",
      description = "mail address that stands as authority instead of an account")
  @Nullable String mbox;

  @Override
  public Integer call() {
    CredentialDraft draft = draft();
    credentials.print(credentials.open().add(draft));
    return ExitCode.WELL;
  }

  private CredentialDraft draft() {
    try {
      return CredentialDraft.named(name)
          .forSite(site)
          .withScopes(scopes())
          .withSight(Sees.named(sees))
          .withAuthority(AuthorityTemplate.of(authorityName, homePage, mbox));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private Set<Scope> scopes() {
    Set<Scope> chosen = EnumSet.noneOf(Scope.class);
    for (String word : scopes) {
      chosen.add(Scope.named(word.strip()));
    }
    return chosen.isEmpty() ? Set.of(Scope.ALL) : chosen;
  }
}
