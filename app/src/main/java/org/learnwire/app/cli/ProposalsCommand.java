package org.learnwire.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.ProposalRequest;
import org.learnwire.app.ServerFile;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.PeopleDesk;
import org.learnwire.routes.Proposals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** What asks a person, and the person's answer. */
@Command(
    name = "proposals",
    description = "Goals proposed to a person, drafts that are theirs to send, and their answers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ProposalsCommand {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--person",
      scope = ScopeType.INHERIT,
      paramLabel = "PERSON",
      description = "who is asked: a number, an address or CONNECTION/ID")
  @Nullable String person;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON on stdout")
  boolean json;

  @Command(
      name = "list",
      description = "What asks this person now, with the evidence.",
      mixinStandardHelpOptions = true)
  int list() throws Exception {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    try (Database database = read.journey().place().openReadOnly()) {
      Clock clock = Clock.systemUTC();
      String asked = PeopleDesk.looking(database, clock).person(someone());
      Proposals proposals = new Proposals(database, clock, read.journey());
      new ProposalsOutput(proposals, read.policy().visibility(), System.out).list(asked, json);
      return ExitCode.WELL;
    }
  }

  @Command(
      name = "accept",
      description = "The person says yes, in their own words if they like.",
      mixinStandardHelpOptions = true)
  int accept(
      @Parameters(paramLabel = "ID", description = "its id in list, or how it begins") String id,
      @Mixin OwnWords words) {
    return answer(true, id, words.said(), null);
  }

  @Command(
      name = "edit",
      description = "The same as accept: words of one's own are a yes to them.",
      mixinStandardHelpOptions = true)
  int edit(
      @Parameters(paramLabel = "ID", description = "its id in list, or how it begins") String id,
      @Mixin OwnWords words) {
    if (words.said().isEmpty()) {
      throw new IllegalArgumentException(
          "Say what is to be another: --title, --description, --due or --text.");
    }
    return accept(id, words);
  }

  @Command(
      name = "decline",
      description = "The person says no; a reason is optional. It is theirs alone from then on.",
      mixinStandardHelpOptions = true)
  int decline(
      @Parameters(paramLabel = "ID", description = "its id in list, or how it begins") String id,
      @Option(names = "--why", description = "a reason, for the person alone")
          @Nullable String why) {
    return answer(false, id, Map.of(), why);
  }

  @Command(
      name = "send",
      description = "A draft goes off in the person's name.",
      mixinStandardHelpOptions = true)
  int send(
      @Parameters(paramLabel = "ID", description = "its id in list, or how it begins") String id,
      @Option(names = "--text", description = "what it says, in the sender's words")
          @Nullable String text) {
    return answer(true, id, text == null ? Map.of() : Map.of("text", text), null);
  }

  @Command(name = "drop", description = "A draft is not sent.", mixinStandardHelpOptions = true)
  int drop(
      @Parameters(paramLabel = "ID", description = "its id in list, or how it begins") String id) {
    return answer(false, id, Map.of(), null);
  }

  private int answer(boolean yes, String id, Map<String, String> words, @Nullable String why) {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    String who = "command line, " + System.getProperty("user.name");
    ProposalRequest request = new ProposalRequest(yes, someone(), id, words, why, who);
    List<String> lines;
    try (Database database = read.journey().place().open(DatabaseOptions.standard())) {
      Clock clock = Clock.systemUTC();
      lines =
          request.lines(
              PeopleDesk.looking(database, clock), new Proposals(database, clock, read.journey()));
    } catch (DataFolderInUse e) {
      lines = ServerFile.in(read.journey().data()).proposals(request).orElseThrow(() -> e);
    }
    if (json) {
      ProposalsOutput.json(System.out, lines);
    } else {
      lines.forEach(System.out::println);
    }
    return ExitCode.WELL;
  }

  private String someone() {
    if (person == null) {
      throw new IllegalArgumentException(
          "Say who is asked: --person with a number, an address or CONNECTION/ID.");
    }
    return person;
  }
}
