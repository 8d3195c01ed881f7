package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every word of a rule must come out again in what a person reads. */
class RuleInWordsTest {
  private static List<String> words(String yaml) {
    return RuleBook.load(
            List.of(new RuleFile("a.yaml", yaml)),
            RandomLife.MAP,
            DemoRules.book(RandomLife.MAP, java.time.Instant.EPOCH).context().company(),
            Map.of())
        .rules()
        .get(0)
        .words()
        .stream()
        .map(clause -> clause.lead() + ": " + clause.text())
        .toList();
  }

  @Test
  void a_rule_of_one_fact() {
    assertThat(
            words(
                """
                rule: thanks
                when: {verb: observed-applying, by: someone-else, object: practice-task}
                given: {completed: {of: same path, within: P1M2D, before: true, at-least: 2}}
                then: {recognise: {via: kudos, giver: observer, text: {en: "Thank you"}}}
                once-per: {practice-task: true}
                grace: P14D
                """))
        .containsExactly(
            "When: “observed applying” is said by somebody else of a practice task",
            "And: “completed” is said of something in the learning map, at least 2 times,"
                + " for the same path, in the 1 month and 2 days before",
            "Then: thanks from whoever observed it through kudos, as a draft that a person sends",
            "How often: once for each practice task; what comes more than 14 days late does not"
                + " count");
  }

  @Test
  void a_rule_that_waits() {
    assertThat(
            words(
                """
                rule: coach
                when: {verb: learning, first: true, path-kind: development, result.score.scaled: {min: 0.8}}
                who: {team: [Sales], status: active, has-manager: true, tenure: {min: P6M}}
                then-follows: [{shared: {of: anything, within: P30D}}]
                absent: {coached: {of: same path, for: 10 working days, reads: [academy]}}
                then: {nudge: {via: chat, to: manager, text: {en: "Talk"}}}
                once-per: {month: true}
                """))
        .containsExactly(
            "When: “learning” is said of something in the learning map, in a path of kind"
                + " development, with a score of at least 80 %, for the first time in the path",
            "Only for: people of team Sales",
            "Only for: people who are active",
            "Only for: people with a manager",
            "Only for: people who joined at least 6 months ago",
            "And then: “shared” is said, for anything, within 30 days",
            "But not: “coached” is said of something in the learning map, for the same path, for"
                + " 10 working days; said only when academy has been read beyond that day",
            "Then: a message to the manager through chat",
            "How often: once a month and path");
  }

  @Test
  void a_rule_about_people_and_goals() {
    assertThat(words("rule: a\nwhen: {person: [joined, came-back], day: 7}\n" + ASK))
        .first()
        .isEqualTo("When: somebody comes back from leave or joins, 7 days later");
    assertThat(words("rule: a\nwhen: {goal: accepted, path: [talks]}\n" + ASK))
        .first()
        .isEqualTo("When: a goal is accepted, in path talks");
  }

  private static final String ASK =
      "then: {nudge: {via: chat, to: learner, text: {en: a}}}\nonce-per: {ever: true}\n";
}
