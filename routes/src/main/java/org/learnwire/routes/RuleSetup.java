package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.Programmes;
import org.learnwire.rules.RuleBook;
import org.learnwire.rules.RuleExamples;
import org.learnwire.rules.RuleFile;
import org.learnwire.rules.Skills;

/** Reads the rules and the learning map, and refuses what cannot work before anything is read. */
final class RuleSetup {
  private final JourneySettings settings;
  private final Connections connections;

  RuleSetup(JourneySettings settings, Connections connections) {
    this.settings = settings;
    this.connections = connections;
  }

  LearningMap learningMap() {
    return settings
        .rules()
        .learningMap()
        .map(
            file ->
                LearningMap.parse(
                    file.name(),
                    file.text(),
                    skills(),
                    (connection, key) ->
                        connections
                            .find(connection)
                            .flatMap(c -> c.connection().courseActivity(key))))
        .orElseGet(LearningMap::empty);
  }

  private Skills skills() {
    return settings
        .rules()
        .skills()
        .map(file -> Skills.parse(file.name(), file.text()))
        .orElseGet(Skills::free);
  }

  RuleBook rules(Database database, Clock clock, LearningMap map) {
    namesOf(settings.rules());
    List<RuleFile> files =
        settings.rules().files().stream().map(f -> new RuleFile(f.name(), f.text())).toList();
    RuleBook book = RuleBook.load(files, map, settings.company(), Map.of());
    List<String> contradictions = book.contradictions(OneGoal.owner(connections));
    if (!contradictions.isEmpty()) {
      throw new UnknownName("rules that contradict: " + String.join("; ", contradictions));
    }
    for (RuleBook.Summary rule : book.rules()) {
      Connected via = via(rule);
      WriteSpec write = write(rule, via);
      reads(rule);
      sent(rule, via, write);
    }
    List<RuleExamples.Failure> failures = RuleExamples.check(book);
    if (!failures.isEmpty()) {
      throw new UnknownName(
          "rules that do not do what their examples say: "
              + failures.stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    Map<String, Instant> since =
        RuleSwitches.on(database, clock, book.rules(), settings.rules().activeFrom());
    return book.activeFrom(since);
  }

  /** What the settings say of all rules names connections and issuers that there are. */
  private void namesOf(JourneySettings.RuleSettings rules) {
    for (String channel : rules.guards().channels().keySet()) {
      if (connections.find(channel).isEmpty()) {
        throw new UnknownName(
            "caps: channels: names "
                + channel
                + ", which is no connection; there are "
                + connections.all().stream()
                    .map(Connected::name)
                    .collect(Collectors.joining(", ")));
      }
    }
    // A connection of which nobody says who issues its numbers issues them itself.
    Set<String> issuers = new TreeSet<>();
    connections
        .all()
        .forEach(
            each ->
                issuers.add(settings.people().issuers().getOrDefault(each.name(), each.name())));
    for (Programmes.Member member : rules.programmes().members()) {
      if (!member.issuer().isEmpty() && !issuers.contains(member.issuer())) {
        throw new UnknownName(
            "programme "
                + member.programme()
                + " names a number that "
                + member.issuer()
                + " issues; there are "
                + String.join(", ", issuers));
      }
    }
  }

  /** The write that carries it out; else says who could. */
  private WriteSpec write(RuleBook.Summary rule, Connected via) {
    String name = via.carries(rule.kind());
    WriteSpec write = via.manifest().writes().get(name);
    if (write == null) {
      List<String> here =
          connections.all().stream()
              .filter(each -> each.manifest().writes().containsKey(name))
              .map(Connected::name)
              .toList();
      throw new UnknownName(
          rule.file()
              + ": "
              + via.name()
              + " is a "
              + via.manifest().name()
              + ", which has no write "
              + name
              + "; "
              + (here.isEmpty()
                  ? "no connection here has it"
                  : "the connections here that have it: " + String.join(", ", here))
              + "; connectors that have it: "
              + ConnectorList.packed().writing(name)
              + (rule.kind() == DecisionKind.AttachEvidence
                  ? "; as a comment on the goal it goes to: "
                      + ConnectorList.packed().writing(Connected.COMMENT)
                  : ""));
    }
    return write;
  }

  /** What an absence is to wait for must be read at all. */
  private void reads(RuleBook.Summary rule) {
    for (String name : rule.reads()) {
      boolean read =
          connections.find(name).filter(c -> !c.manifest().streams().isEmpty()).isPresent();
      if (!read) {
        throw new UnknownName(
            rule.file()
                + ": reads names "
                + name
                + ", which is no connection that is read; there are "
                + connections.all().stream()
                    .filter(each -> !each.manifest().streams().isEmpty())
                    .map(Connected::name)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  /** A rule whose write would never be sent is said so now, not at its first decision. */
  private static void sent(RuleBook.Summary rule, Connected via, WriteSpec write) {
    via.connection()
        .notSent(write)
        .ifPresent(
            why -> {
              throw new UnknownName(rule.file() + ": " + why);
            });
  }

  private Connected via(RuleBook.Summary rule) {
    return connections
        .find(rule.via())
        .orElseThrow(
            () ->
                new UnknownName(
                    rule.file()
                        + ": the rule writes via "
                        + rule.via()
                        + ", which is no connection; there are "
                        + connections.all().stream()
                            .map(Connected::name)
                            .collect(Collectors.joining(", "))));
  }
}
