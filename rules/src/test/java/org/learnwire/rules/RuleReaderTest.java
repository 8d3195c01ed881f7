package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {
  private static final String RULE =
      """
      rule: thank-you
      when: {verb: observed-applying}
      given:
        completed: {of: same path, within: P30D}
      then: {recognise: {via: kudos, giver: observer, text: {en: "Thanks for {path}"}}}
      once-per: {path: true}
      """;

  @Test
  void a_rule_says_what_it_decides_and_through_which_connection() {
    RuleBook.Summary rule = load(RULE + "active-from: 2026-08-22\n").rules().get(0);

    assertThat(rule.name()).isEqualTo("thank-you");
    assertThat(rule.kind().write()).isEqualTo("recognition.give");
    assertThat(rule.via()).isEqualTo("kudos");
    assertThat(rule.mode()).isEqualTo(Mode.DRAFT);
    assertThat(rule.activeFrom()).contains(Instant.parse("2026-08-21T22:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: {verb: | when: {verbs: | 2 | unknown word verbs | by, course, day, first",
        "observed-applying} | applied} | 2 | unknown verb applied | attempted",
        "completed: {of | complete: {of | 4 | unknown word complete | proposed-goal",
        "same path | any path | 4 | unknown value any path of of | same path",
        "within: P30D | within: 30 days | 4 | within needs a period | like P30D",
        "within: P30D | before: true | 4 | within is missing | say how long",
        "{recognise: | {praise: | 5 | unknown word praise | propose-goal, recognise",
        "giver: observer | giver: boss | 5 | unknown value boss of giver | observer",
        "Thanks for {path} | Thanks {name} | 5 | unknown placeholder {name} | learner, path",
        "once-per: {path: true} | once-per: {day: true} | 6 | unknown word day | month, path",
        "rule: thank-you | rule: Thank You | 1 | rule Thank You needs | hyphens",
        "once-per: {path: true} | once-per: {path: true | 7 | this is not YAML | ',' or '}'",
        "once-per: {path | when: {path | 6 | when stands twice | line 6",
      })
  void what_is_not_understood_is_named_with_file_line_and_known_words(
      String from, String to, int line, String what, String known) {
    String text = RULE.replace(from, to);
    assertThat(text).isNotEqualTo(RULE);
    assertThatThrownBy(() -> load(text))
        .isInstanceOfSatisfying(InvalidRule.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessageStartingWith("rules/thanks.yaml line " + line + ": ")
        .hasMessageContaining(what)
        .hasMessageContaining(known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approve: [manager, hr] | approve begins with learner | nobody else's business",
        "approve: [hr, learner] | approve begins with learner | before they have accepted",
        "approve: [learner, boss] | boss is nobody who approves | hr, learner, manager",
        "approve: [learner, hr, hr] | approve names each once | once",
        "mode: direct | a goal is proposed to its learner | mode is proposal",
        "mode: draft | a goal is proposed to its learner | mode is proposal",
      })
  void the_learners_yes_is_never_left_out(String words, String what, String known) {
    String goal =
        RULE.replaceAll("then: .*", "then: {propose-goal: {via: hr, title: {en: Grow}, %s}}");
    assertThatThrownBy(() -> load(goal.formatted(words)))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining(what)
        .hasMessageContaining(known);
  }

  @Test
  void a_rule_may_name_whose_yes_it_needs_and_praise_is_a_draft_or_sent_unasked() {
    String goal = "{propose-goal: {via: hr, title: {en: Grow}, approve: [learner, hr, manager]}}";
    RuleBook.Summary proposes = load(RULE.replaceAll("then: .*", "then: " + goal)).rules().get(0);
    assertThat(proposes.approve()).containsExactly("learner", "hr", "manager");
    RuleBook.Summary praises =
        load(RULE.replace("giver: observer", "giver: observer, mode: auto")).rules().get(0);
    assertThat(praises.mode()).isEqualTo(Mode.DIRECT);
    assertThat(praises.approve()).isEmpty();
    assertThatThrownBy(() -> load(RULE.replace("giver: observer", "giver: observer, mode: direct")))
        .hasMessageContaining("unknown value direct of mode")
        .hasMessageContaining("auto, draft");
  }

  @Test
  void two_rules_of_one_name_are_refused() {
    RuleFile one = new RuleFile("rules/one.yaml", RULE);
    RuleFile two = new RuleFile("rules/two.yaml", RULE);
    assertThatThrownBy(
            () -> RuleBook.load(List.of(one, two), LearningMap.empty(), DemoRules.BERLIN, Map.of()))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("rules/two.yaml")
        .hasMessageContaining("rules/one.yaml");
  }

  @Test
  void an_empty_file_says_how_a_rule_begins() {
    assertThatThrownBy(() -> load(""))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("rules/thanks.yaml line 1: a rule begins with rule: NAME");
  }

  private static RuleBook load(String text) {
    return RuleBook.load(
        List.of(new RuleFile("rules/thanks.yaml", text)),
        LearningMap.empty(),
        DemoRules.BERLIN,
        Map.of());
  }
}
