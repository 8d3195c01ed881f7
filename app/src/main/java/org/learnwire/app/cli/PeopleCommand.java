package org.learnwire.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.PeopleRequest;
import org.learnwire.app.ServerFile;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.desk.ReviewAnswers;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PeopleDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Who is who: the review list, what was said, and saying it. */
@Command(
    name = "people",
    description = {
      "Who is who: the review list, one person's accounts in time, merging, undoing;",
      "and what a person may ask for: a copy, a restriction, to be erased."
    },
    subcommands = {
      PeoplePrivacyCommands.Erase.class,
      PeoplePrivacyCommands.Copy.class,
      PeoplePrivacyCommands.Hold.class,
      PeoplePrivacyCommands.Restrict.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PeopleCommand {
  @Mixin SettingsOption settings = new SettingsOption();

  @Option(
      names = "--why",
      scope = ScopeType.INHERIT,
      description = "why; kept with who said it and when")
  String why = "";

  @Command(
      name = "list",
      description = "People, or those who are or were called so, and what was said last.",
      mixinStandardHelpOptions = true)
  int list(
      @Parameters(
              paramLabel = "TEXT",
              arity = "0..1",
              description = "a number, an address, an SSO id or an account's id")
          @Nullable String search,
      @Option(names = "--json", description = "a JSON array on stdout") boolean json)
      throws Exception {
    return look(desk -> new PeopleOutput(desk, System.out).list(search, json));
  }

  @Command(
      name = "show",
      description = "One person's accounts in time, and what was said of them.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "PERSON", description = "a number, an address or CONNECTION/ID")
          String person,
      @Option(names = "--json", description = "one JSON object on stdout") boolean json)
      throws Exception {
    return look(desk -> new PeopleOutput(desk, System.out).show(person, json));
  }

  @Command(
      name = "review",
      description = "Accounts that could be more than one person, with the reasons.",
      mixinStandardHelpOptions = true)
  int review(@Option(names = "--json", description = "a JSON array on stdout") boolean json)
      throws Exception {
    return look(desk -> new PeopleOutput(desk, System.out).review(json));
  }

  @Command(
      name = "export",
      description = "The review list as a CSV file with room for answers.",
      mixinStandardHelpOptions = true)
  int export(@Parameters(paramLabel = "FILE", description = "a file to be written") Path file)
      throws Exception {
    return look(
        desk -> {
          Files.writeString(file, new ReviewAnswers(desk).file(), StandardCharsets.UTF_8);
          System.out.println("Answer in " + file + ", then ./learnwire people import " + file);
        });
  }

  @Command(
      name = "import",
      description = "Takes the answers of such a file: all of them, or none.",
      mixinStandardHelpOptions = true)
  int take(@Parameters(paramLabel = "FILE") Path file) throws Exception {
    return say(PeopleRequest.Action.IMPORT, List.of(Files.readString(file)), null, null);
  }

  @Command(
      name = "decide",
      description = "An account is somebody's, or nobody's.",
      mixinStandardHelpOptions = true)
  int decide(
      @Parameters(paramLabel = "ACCOUNT", description = "CONNECTION/ID, or an address")
          String account,
      @Parameters(
              paramLabel = "PERSON",
              description = "a number, an address, CONNECTION/ID; nobody")
          String person,
      @Option(names = "--from", paramLabel = "DATE", description = "first day on which it is")
          @Nullable String from,
      @Option(names = "--to", paramLabel = "DATE", description = "last day on which it is")
          @Nullable String to)
      throws Exception {
    return say(PeopleRequest.Action.DECIDE, List.of(account, person), from, to);
  }

  @Command(name = "merge", description = "Two are one person.", mixinStandardHelpOptions = true)
  int merge(
      @Parameters(paramLabel = "PERSON") String one,
      @Parameters(paramLabel = "PERSON") String other)
      throws Exception {
    return say(PeopleRequest.Action.MERGE, List.of(one, other), null, null);
  }

  @Command(
      name = "split",
      description = "An HR record is somebody else, although its number says otherwise.",
      mixinStandardHelpOptions = true)
  int split(
      @Parameters(
              paramLabel = "RECORD",
              arity = "1..2",
              description = "CONNECTION/ID; a second one: only from that")
          List<String> records)
      throws Exception {
    return say(PeopleRequest.Action.SPLIT, records, null, null);
  }

  @Command(
      name = "undo",
      description = "Takes back what was said: it is as if it never had been.",
      mixinStandardHelpOptions = true)
  int undo(@Parameters(paramLabel = "RULING", description = "its number in list or show") long id)
      throws Exception {
    return say(PeopleRequest.Action.UNDO, List.of(String.valueOf(id)), null, null);
  }

  @Command(
      name = "choose",
      description = "What a person wants for themselves; without WORD=VALUE: what holds.",
      mixinStandardHelpOptions = true)
  int choose(
      @Parameters(paramLabel = "PERSON", description = "a number, an address or CONNECTION/ID")
          String person,
      @Parameters(
              paramLabel = "WORD=VALUE",
              arity = "0..*",
              description =
                  "recognitions=ask|auto|no, nudges=yes|no, business-results=private|shown,"
                      + " language=TAG; VALUE undo takes the last one back")
          @Nullable List<String> wanted,
      @Option(names = "--json", description = "without WORD=VALUE: one JSON object") boolean json)
      throws Exception {
    if (wanted == null || wanted.isEmpty()) {
      return look(desk -> new ChoicesOutput(desk, System.out).show(person, json));
    }
    List<String> words = new ArrayList<>(List.of(person));
    words.addAll(wanted);
    return say(PeopleRequest.Action.CHOOSE, words, null, null);
  }

  private interface Looking {
    void at(PeopleDesk desk) throws Exception;
  }

  private int look(Looking looking) throws Exception {
    AppSettings read = settings.read();
    if (SettingsOption.noDataYet(read)) {
      return ExitCode.COULD_NOT;
    }
    try (Database database = read.journey().place().openReadOnly()) {
      looking.at(PeopleDesk.looking(database, Clock.systemUTC()));
      return ExitCode.WELL;
    }
  }

  private int say(
      PeopleRequest.Action action, List<String> words, @Nullable String from, @Nullable String to) {
    AppSettings read = settings.read();
    String who = "command line, " + System.getProperty("user.name");
    PeopleRequest request = new PeopleRequest(action, words, from, to, who, why);
    List<String> lines;
    try (Journey open =
        Journeys.open(read.journey(), Clock.systemUTC(), DatabaseOptions.standard())) {
      lines = request.lines(open.peopleDesk());
    } catch (DataFolderInUse e) {
      lines = ServerFile.in(read.journey().data()).people(request).orElseThrow(() -> e);
    }
    lines.forEach(System.out::println);
    if (lines.isEmpty()) {
      System.out.println("The file holds no answers: nothing was changed.");
    }
    return ExitCode.WELL;
  }
}
