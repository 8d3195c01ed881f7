package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.rules.Company;
import org.learnwire.rules.LearningMap;
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
    List<RuleFile> files =
        settings.rules().files().stream().map(f -> new RuleFile(f.name(), f.text())).toList();
    RuleBook book =
        RuleBook.load(files, map, new Company(settings.zone(), settings.languages()), Map.of());
    for (RuleBook.Summary rule : book.rules()) {
      Connected via = via(rule);
      WriteSpec write = via.write(rule.kind().write());
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
