package org.learnwire.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.AccountRequest;
import org.learnwire.app.AccountRequest.Action;
import org.learnwire.app.ServerFile;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may sign in, links to what asks people, and tokens of programs. */
@Command(
    name = "accounts",
    description = "Who may sign in; links that are good once; tokens of the control API.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AccountsCommand {
  private static final int LINK_DAYS = 3;
  private static final int TOKEN_DAYS = 90;

  @Mixin SettingsOption settings = new SettingsOption();

  @Command(
      name = "list",
      description = "Accounts, their roles, and whether they can sign in.",
      mixinStandardHelpOptions = true)
  int list() {
    return ask(Action.LIST, "", List.of(), "", LINK_DAYS);
  }

  @Command(
      name = "add",
      description = "Adds an account and prints a link to choose its password.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "what they type at sign-in") String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              split = ",",
              required = true,
              description = "integrator, hr-ops, l-and-d, viewer; several with commas")
          List<String> roles,
      @Option(names = "--title", description = "how they are called (default: NAME)")
          @Nullable String title) {
    return ask(Action.ADD, name, roles, title == null ? "" : title, LINK_DAYS);
  }

  @Command(
      name = "role",
      description = "Gives an account these roles instead; its sessions end.",
      mixinStandardHelpOptions = true)
  int role(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ROLE", arity = "1..*") List<String> roles) {
    return ask(Action.ROLE, name, roles, "", LINK_DAYS);
  }

  @Command(
      name = "disable",
      description = "Nobody gets in by it from now on, also who is in.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME") String name) {
    return ask(Action.DISABLE, name, List.of(), "", LINK_DAYS);
  }

  @Command(name = "enable", description = "The other way round.", mixinStandardHelpOptions = true)
  int enable(@Parameters(paramLabel = "NAME") String name) {
    return ask(Action.ENABLE, name, List.of(), "", LINK_DAYS);
  }

  @Command(
      name = "reset",
      description = "Prints a link to choose another password; the old one holds until then.",
      mixinStandardHelpOptions = true)
  int reset(@Parameters(paramLabel = "NAME") String name) {
    return ask(Action.RESET, name, List.of(), "", LINK_DAYS);
  }

  @Command(
      name = "link",
      description = "Prints a link to one thing that asks a person: good once, without an account.",
      mixinStandardHelpOptions = true)
  int link(
      @Parameters(paramLabel = "PERSON", description = "a number, an address or CONNECTION/ID")
          String person,
      @Option(
              names = "--entry",
              paramLabel = "ID",
              defaultValue = "",
              description = "which of what asks them (default: what has asked them longest)")
          String entry,
      @Option(names = "--days", defaultValue = "3", description = "how long it is good (3)")
          int days) {
    return ask(Action.LINK, person, List.of(), entry, days);
  }

  @Command(
      name = "tokens",
      description = "Tokens of programs, without what opens anything.",
      mixinStandardHelpOptions = true)
  int tokens() {
    return ask(Action.TOKENS, "", List.of(), "", TOKEN_DAYS);
  }

  @Command(
      name = "token",
      description = "Makes a token for the control API and prints it, once.",
      mixinStandardHelpOptions = true)
  int token(
      @Parameters(paramLabel = "NAME", description = "what uses it") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              split = ",",
              required = true,
              description = "writes, operate, people, metrics; several with commas")
          List<String> scopes,
      @Option(names = "--days", defaultValue = "90", description = "how long it is good (90)")
          int days) {
    return ask(Action.TOKEN, name, scopes, "", days);
  }

  @Command(
      name = "revoke",
      description = "A token is good for nothing from the next request on.",
      mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "ID", description = "its id in tokens") String id) {
    return ask(Action.REVOKE, id, List.of(), "", TOKEN_DAYS);
  }

  private int ask(Action action, String name, List<String> words, String title, int days) {
    if (days < 1 || days > 3650) {
      throw new IllegalArgumentException("--days is a number from 1 to 3650.");
    }
    AppSettings read = settings.read();
    String who = "command line, " + System.getProperty("user.name");
    AccountRequest request = new AccountRequest(action, name, words, title, days, who);
    List<String> lines;
    try (Database database = read.journey().place().open(DatabaseOptions.standard())) {
      lines = request.lines(AccountDesks.over(database, Clock.systemUTC(), read));
    } catch (DataFolderInUse e) {
      Optional<List<String>> answered = ServerFile.in(read.journey().data()).accounts(request);
      lines = answered.orElseThrow(() -> e);
    }
    lines.forEach(System.out::println);
    return ExitCode.WELL;
  }
}
