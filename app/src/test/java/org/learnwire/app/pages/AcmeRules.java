package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of the sample company. */
final class AcmeRules {
  private static final RuleLine THANKS =
      new RuleLine(
          "recognise-applied-learning",
          "recognise-applied-learning.yaml",
          "Whoever applies at work what they learned is thanked by the one who saw it.",
          "recognition.give",
          "kudos",
          "whoever sends it",
          Instant.parse("2026-11-01T08:00:00Z"),
          List.of(
              new RuleLine.Clause(
                  "When", "“observed applying” is said by somebody else of a practice task"),
              new RuleLine.Clause(
                  "And",
                  "“completed” is said of something in the learning map, for the same path, in the"
                      + " 60 days before"),
              new RuleLine.Clause(
                  "Then",
                  "thanks from whoever observed it through kudos, as a draft that a person sends"),
              new RuleLine.Clause("How often", "once for each practice task")),
          1_204,
          12,
          1_180,
          12,
          5_210,
          3,
          1);
  private static final RuleLine ASLEEP =
      new RuleLine(
          "coaching-rhythm",
          "coaching-rhythm.yaml",
          "",
          "message.send",
          "chat",
          "nobody",
          null,
          List.of(new RuleLine.Clause("When", "somebody joins, 7 days later")),
          0,
          0,
          0,
          0,
          0,
          0,
          0);

  private AcmeRules() {}

  static RulesView all(boolean empty) {
    return new RulesView(Acme.NOW, empty ? List.of() : List.of(THANKS, ASLEEP), empty ? 0 : 24);
  }

  static Optional<RuleView> one(String name, List<EntryView> entries) {
    return List.of(THANKS, ASLEEP).stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .map(
            rule ->
                new RuleView(
                    Acme.NOW,
                    rule,
                    entries.stream().filter(entry -> entry.rule().equals(name)).toList()));
  }
}
