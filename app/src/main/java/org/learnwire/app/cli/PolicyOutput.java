package org.learnwire.app.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.PolicyReader;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.forward.ForwardTarget;
import org.learnwire.people.ScopeRules;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.ConnectorList;
import org.learnwire.routes.PolicyCheck;
import org.learnwire.routes.PolicySettings;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;

/** Prints the policy and what else the settings say of people's data. */
final class PolicyOutput {
  private final PrintStream out;
  private final AppSettings settings;
  private final Visibility visibility;

  PolicyOutput(PrintStream out, AppSettings settings) {
    this.out = out;
    this.settings = settings;
    this.visibility = settings.policy().visibility();
  }

  /** Refuses what the connectors cannot do, as a start would. */
  static PolicyOutput of(PrintStream out, AppSettings settings) {
    PolicyCheck.of(settings.journey());
    return new PolicyOutput(out, settings);
  }

  int print() {
    out.println(
        settings
            .policy()
            .file()
            .map(file -> "What holds for people's data at " + settings.company() + ": " + file)
            .orElse(
                "What holds for people's data at "
                    + settings.company()
                    + ": no policy is written, so this is the standard"));
    whose();
    read();
    kept();
    shown();
    passedOn();
    never();
    return ExitCode.WELL;
  }

  private void head(String text) {
    out.printf("%n%s%n", text);
  }

  private void line(String text) {
    out.println("  " + text);
  }

  private void whose() {
    head("Whose data is read");
    Optional<ScopeRules> scope = settings.policy().keeping().scope();
    if (scope.isEmpty()) {
      line(
          "Everybody's whom a connected system names: the policy names no sites or legal entities.");
      return;
    }
    ScopeRules rules = scope.get();
    named("Only of people at these sites: ", rules.sites());
    named("Only of people of these legal entities: ", rules.legalEntities());
    line("What counts is the HR record of the day on which something is read.");
    line("Of others nothing is stored: no statement, no record as it came, nothing in quarantine.");
    line("They are counted as out of scope, so that every record read is accounted for.");
    line(
        rules.keepsUnknown()
            ? "People of whom nobody says where they belong are read like everybody else."
            : "People of whom nobody says where they belong are kept out too.");
    line("Whoever moves out: nothing is added from then on; what is stored stays until its end.");
  }

  private void named(String text, Set<String> names) {
    if (!names.isEmpty()) {
      line(text + words(names.stream().sorted().toList()));
    }
  }

  private void read() {
    head("What is read, and from where");
    List<ConnectionSettings> connections = settings.journey().connections();
    ConnectorList packed = ConnectorList.packed();
    for (ConnectionSettings connection : connections) {
      String name = connection.name();
      List<String> streams = packed.streams(connection.connector());
      String what = streams.isEmpty() ? "nothing, or what its own folder says" : words(streams);
      line(name + " (" + connection.connector() + "): " + what);
      purpose(name).ifPresent(why -> line("  what for: " + why));
      streams.forEach(
          stream ->
              purpose(name + "/" + stream).ifPresent(why -> line("  " + stream + ": " + why)));
      dropped(name);
    }
    unread(packed)
        .forEach(name -> line("A purpose is written for " + name + ", which is not read."));
    if (connections.isEmpty()) {
      line("Nothing: no system is connected.");
    }
    settings.journey().observations().ifPresent(from -> line("observations: from a file"));
    line("LRS clients send statements with the credentials listed below.");
  }

  private void dropped(String connection) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (PolicySettings.Dropped each : settings.policy().keeping().dropped()) {
      if (each.of().connection().equals(connection)) {
        fields.computeIfAbsent(each.of().stream(), s -> new ArrayList<>()).add(each.field());
      }
    }
    fields.forEach(
        (stream, names) ->
            line("  " + stream + " without " + words(names) + ": dropped before anything is kept"));
  }

  private Optional<String> purpose(String of) {
    return Optional.ofNullable(settings.policy().purposes().get(of));
  }

  /** Written for a stream of a packed connector that has none of that name. */
  private List<String> unread(ConnectorList packed) {
    return settings.journey().connections().stream()
        .filter(connection -> !packed.streams(connection.connector()).isEmpty())
        .flatMap(
            connection ->
                settings.policy().purposes().keySet().stream()
                    .filter(key -> key.startsWith(connection.name() + "/"))
                    .filter(
                        key ->
                            !packed
                                .streams(connection.connector())
                                .contains(key.substring(connection.name().length() + 1))))
        .sorted()
        .toList();
  }

  private void kept() {
    head("How long it is kept");
    for (ConnectionSettings connection : settings.journey().connections()) {
      connection
          .upkeep()
          .rawKeep()
          .ifPresent(keep -> line(connection.name() + ": its records as they came, " + keep));
    }
    line("Records as they came of every other connection: not kept, but for those in quarantine.");
    for (PolicySettings.Kept kept : settings.policy().keeping().kept()) {
      line(
          "%s: its statements, its records as they came and those in quarantine %s%s"
              .formatted(
                  kept.of(),
                  kept.keep(),
                  purpose(kept.of().toString())
                      .or(() -> purpose(kept.of().connection()))
                      .map(why -> ", for: " + why)
                      .orElse("")));
    }
    settings.duties().retention().stream()
        .filter(rule -> rule.when().streams().isEmpty())
        .forEach(rule -> line("Statements: " + rule.inWords()));
    if (settings.duties().retention().isEmpty()) {
      line("Statements: no end is set.");
    } else {
      line("What a decision rests on stays for as long as the decision does.");
    }
  }

  private void shown() {
    head("Who sees what");
    line("Only the person:");
    if (visibility.failedAttempts() == Audience.SELF) {
      line("  failed attempts");
    }
    line("  what a business system measured of one person");
    line("  proposals that the person declined");
    line("  " + verbs(Audience.SELF));
    line("The person and whoever is their manager now:");
    if (visibility.failedAttempts() == Audience.COACH) {
      line("  failed attempts");
    }
    line(
        "  "
            + Stream.of(verbs(Audience.COACH), "every verb that is not named here")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", ")));
    line(
        "The same, and counted without names in groups of " + Audience.MINIMUM_GROUP + " or more:");
    line("  " + verbs(Audience.PROGRAMME));
    line("Operators see of what is for the person alone how much there is, and none of it.");
  }

  private String verbs(Audience audience) {
    return words(
        visibility.verbs().entrySet().stream()
            .filter(verb -> verb.getValue() == audience)
            .map(Map.Entry::getKey)
            .map(PolicyReader::word)
            .sorted()
            .toList());
  }

  private void passedOn() {
    head("Which programs read it");
    for (Credential one : Credentials.load(settings.credentials(), Clock.systemUTC()).all()) {
      line("LRS client " + one.name() + ": " + sees(one));
    }
    for (ForwardTarget target : settings.duties().forward()) {
      line("forwarded to " + target.name() + ": " + sight(target.sight().sees().word()));
    }
    line("Every client also reads what it sent itself.");
  }

  private static String sees(Credential one) {
    boolean reads =
        Arrays.stream(Scope.values())
            .filter(scope -> scope.word().startsWith("statements/read"))
            .anyMatch(scope -> one.may(scope, true));
    return !reads
        ? "reads no statements"
        : one.readsOwnOnly() ? "nothing of others" : sight(one.sees().word());
  }

  private static String sight(String word) {
    return switch (word) {
      case "all" -> "everything, ALSO WHAT IS FOR THE PERSON ALONE";
      case "programme" -> "what is counted in groups";
      default -> "everything but what is for the person alone";
    };
  }

  private void never() {
    head("What is never done");
    line("No ranking of people: no page, list or file puts persons in an order of merit.");
    line("Nothing is shown of a group of fewer than " + Audience.MINIMUM_GROUP + " people.");
    line("Nobody is matched by name.");
    line("A mandatory course never becomes a goal, and a goal is proposed, never imposed.");
  }

  private static String words(List<String> words) {
    return String.join(", ", words);
  }
}
