package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each word says, and what does not go together. */
class RuleWordsTest {
  private static final String GOAL =
      """
      rule: %s
      when: {verb: learning%s}
      then: {propose-goal: {via: hr}}
      once-per: {path: true}
      """;

  @TestFactory
  Stream<DynamicTest> every_word_does_what_its_examples_say() {
    return DemoRules.words()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.name(),
                    () -> {
                      RuleBook book = load(file);
                      assertThat(RuleExamples.count(book)).isGreaterThanOrEqualTo(3);
                      assertThat(RuleExamples.check(book)).isEmpty();
                    }));
  }

  @Test
  void thanks_for_mere_completion_are_refused_with_the_reason() {
    String rule =
        """
        rule: well-done
        when: {verb: completed}
        given: {scored: {of: same path, within: P3D}}
        absent: {observed-applying: {of: same path, for: P3D}}
        then: {recognise: {via: kudos, giver: observer, text: {en: "Well done"}}}
        once-per: {path: true}
        """;

    assertThatThrownBy(() -> load(file(rule)))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("line 5")
        .hasMessageContaining("Recognition is for what was applied")
        .hasMessageContaining("allow-completion: true");
    assertThat(load(file(rule + "allow-completion: true\n")).rules()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: {verb: learning, person: joined} | 2 | when rests on one thing | verb",
        "when: {person: retired} | 2 | unknown value retired of person | changed-team, joined",
        "when: {goal: begun} | 2 | unknown value begun of goal | accepted, closed",
        "when: {verb: scored, result.score.scaled: {least: 1}} | 2 | unknown word least | max, min",
        "when: {verb: scored, result.score.scaled: {}} | 2 | a score needs min or max | 0.8",
        "when: {verb: learning, day: 0} | 2 | from 1 to 730 | day",
        "when: {verb: learning, day: 7} | 2 | day counts from one beginning | first",
        "when: {verb: learning, path-kind: mandatory} | 2 | mandatory is no goal | skips",
        "who: {teams: A} | 2 | unknown word teams | cohort, has-manager, phase, site",
        "who: {status: away} | 2 | unknown value away of status | on-leave",
        "grace: long | 2 | grace needs a period | P30D",
        "given: {goal: {of: same path, state: open}} | 2 | unknown value open | declined",
        "given: {coached: {of: anything, within: P3D, at-least: 0}} | 2 | from 1 on | at-least",
        "given: {coached: {of: same town, within: P3D}} | 2 | unknown value same town | anything",
        "then-follows: [{coached: {of: anything}}] | 2 | within is missing | how long",
        "absent: {coached: {of: anything, for: 0 working days}} | 2 | for needs a period | 7 working",
      })
  void what_does_not_go_together_is_named(String line, int at, String what, String known) {
    String word = line.substring(0, line.indexOf(':'));
    String rest = GOAL.formatted("r", "").replace("rule: r\n", "");
    String text =
        "rule: r\n"
            + line
            + "\n"
            + (word.equals("when") ? rest.substring(rest.indexOf('\n')) : rest);
    assertThatThrownBy(() -> load(file(text)))
        .isInstanceOfSatisfying(InvalidRule.class, e -> assertThat(e.line()).isEqualTo(at))
        .hasMessageContaining(what)
        .hasMessageContaining(known);
  }

  @Test
  void two_rules_that_propose_one_goal_are_named_and_two_kinds_are_not() {
    RuleFile one = new RuleFile("rules/one.yaml", GOAL.formatted("one", ""));
    RuleFile two =
        new RuleFile("rules/two.yaml", GOAL.formatted("two", ", path-kind: development"));
    RuleFile three =
        new RuleFile("rules/three.yaml", GOAL.formatted("three", ", path-kind: performance"));

    assertThat(load(one, two).contradictions())
        .singleElement()
        .asString()
        .contains("rules/one.yaml", "rules/two.yaml", "propose the same goal");
    assertThat(load(two, three).contradictions()).isEmpty();
  }

  @Test
  void one_goal_in_two_systems_needs_an_owner() {
    RuleFile one = new RuleFile("rules/one.yaml", GOAL.formatted("one", ""));
    RuleFile two =
        new RuleFile("rules/two.yaml", GOAL.formatted("two", "").replace("via: hr", "via: crm"));
    assertThat(load(one, two).contradictions())
        .singleElement()
        .asString()
        .contains("in two systems, of which none says writes: {owns-goals: true}");
    assertThat(load(one, two).contradictions(Optional.of("else"))).hasSize(1);
    assertThat(load(one, two).contradictions(Optional.of("crm"))).isEmpty();
    assertThat(load(one, one("three")).contradictions(Optional.of("hr"))).hasSize(1);
  }

  private static RuleFile one(String name) {
    return new RuleFile("rules/" + name + ".yaml", GOAL.formatted(name, ""));
  }

  @Test
  void a_rule_that_moves_a_goal_nobody_proposes_is_named() {
    RuleFile move =
        DemoRules.files().stream()
            .filter(each -> each.name().contains("move-development-goal"))
            .findFirst()
            .orElseThrow();
    RuleFile other = new RuleFile("rules/x.yaml", GOAL.formatted("x", ", path: elsewhere"));
    RuleFile any = new RuleFile("rules/x.yaml", GOAL.formatted("x", ""));

    assertThat(load(move, any).contradictions()).isEmpty();
    assertThat(load(move).contradictions())
        .singleElement()
        .asString()
        .contains("move-development-goal.yaml", "no rule proposes one");
    assertThat(load(move, other).contradictions()).isEmpty();
  }

  @Test
  void what_is_due_says_which_connection_it_waits_for() {
    RuleBook book =
        RuleBook.load(
            DemoRules.words().filter(each -> each.name().contains("days")).toList(),
            ExampleMap.MAP,
            DemoRules.BERLIN,
            Map.of("days", Instant.MIN));
    Fact finished =
        new Fact(
            new java.util.UUID(1, 2),
            "academy",
            RuleVerbs.iriOf("completed"),
            ExampleMap.object("listening"),
            ExampleMap.activities("listening"),
            Instant.parse("2026-11-06T10:00:00Z"),
            null,
            null,
            false,
            "Listening");
    PersonState state =
        book.step(PersonState.of("p"), new Event.FactStored(1, "p", finished)).state();
    // Down from Friday to Monday: the deadline was Sunday.
    LocalDate friday = LocalDate.of(2026, 12, 4);
    Map<String, LocalDate> down = Map.of("academy", friday, "hr", friday);
    for (LocalDate day : List.of(friday.plusDays(2), friday.plusDays(3))) {
      Step step = book.step(state, new Event.Tick(day, Instant.EPOCH, down));
      assertThat(step.decisions()).isEmpty();
      assertThat(step.waiting())
          .containsExactly(new Step.Waiting("days", java.util.Set.of("academy")));
      state = step.state();
    }
    LocalDate monday = friday.plusDays(3);
    Step back = book.step(state, new Event.Tick(monday, Instant.EPOCH, Map.of("academy", monday)));
    assertThat(back.decisions()).hasSize(1);
    assertThat(back.waiting()).isEmpty();
  }

  private static RuleFile file(String text) {
    return new RuleFile("rules/r.yaml", text);
  }

  private static RuleBook load(RuleFile... files) {
    return RuleBook.load(List.of(files), LearningMap.empty(), DemoRules.BERLIN, Map.of());
  }
}
