package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every life; {@code -Dlearnwire.seeds=N} tries N of them. */
class StepPropertyTest {
  private static final LocalDate LAST_DAY = RandomLife.FIRST_DAY.plusDays(RandomLife.DAYS + 20);
  private final RuleBook book = DemoRules.book(RandomLife.MAP, RandomLife.ACTIVE_FROM);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("learnwire.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_in_which_facts_arrive_does_not_matter(long seed) {
    List<Fact> facts = RandomLife.facts(seed);
    Map<String, String> inOrder = settled(facts).ids();
    for (int shuffle = 0; shuffle < 5; shuffle++) {
      assertThat(settled(shuffled(facts, seed + shuffle)).ids()).isEqualTo(inOrder);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void batches_of_any_size_with_days_coming_between_end_the_same(long seed) {
    List<Fact> facts = shuffled(RandomLife.facts(seed), seed);
    Map<String, String> atOnce = settled(facts).ids();
    for (int size : new int[] {1, 3, 7, 20}) {
      StandingDecisions decisions = new StandingDecisions(book);
      LocalDate day = RandomLife.FIRST_DAY;
      for (int from = 0; from < facts.size(); from += size) {
        decisions.facts(facts.subList(from, Math.min(facts.size(), from + size)));
        day = day.plusDays(3L * size);
        decisions.tick(day.isAfter(LAST_DAY) ? LAST_DAY : day);
      }
      assertThat(decisions.tick(LAST_DAY).ids()).as("batches of " + size).isEqualTo(atOnce);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_same_statements_again_bring_nothing(long seed) {
    List<Fact> facts = RandomLife.facts(seed);
    StandingDecisions decisions = settled(facts);
    Map<String, String> once = decisions.ids();
    String state = decisions.state().toString();
    decisions.facts(shuffled(facts, seed)).tick(LAST_DAY);
    assertThat(decisions.ids()).isEqualTo(once);
    assertThat(decisions.state()).hasToString(state);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_same_facts_by_another_source_count_once(long seed) {
    List<Fact> facts = RandomLife.facts(seed);
    List<Fact> twice = shuffled(RandomLife.toldTwice(facts), seed);
    assertThat(settled(twice).ids()).isEqualTo(settled(facts).ids());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void voiding_ends_where_it_would_have_without_the_voided(long seed) {
    List<Fact> facts = RandomLife.facts(seed);
    StandingDecisions decisions = settled(facts);
    List<Fact> voided = decisions.causesAmong(facts);
    List<UUID> ids = voided.stream().map(Fact::statementId).toList();
    ids.forEach(decisions::voided);
    List<Fact> left = facts.stream().filter(fact -> !ids.contains(fact.statementId())).toList();
    StandingDecisions without = settled(left);
    assertThat(decisions.tick(LAST_DAY).ids()).isEqualTo(without.ids());
    decisions.facts(voided).facts(left).tick(LAST_DAY);
    assertThat(decisions.ids()).isEqualTo(settled(facts).ids());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_before_the_rule_or_is_history_never_decides(long seed) {
    List<Fact> facts = RandomLife.facts(seed);
    Map<UUID, Fact> byId =
        facts.stream().collect(Collectors.toMap(Fact::statementId, fact -> fact));
    assertThat(settled(shuffled(facts, seed)).all())
        .allSatisfy(
            decision -> {
              Fact ground = byId.get(decision.causes().get(0));
              assertThat(ground.at()).isAfterOrEqualTo(RandomLife.ACTIVE_FROM);
              assertThat(ground.history()).isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void progress_never_goes_back(long seed) {
    List<Decision> moves =
        settled(RandomLife.facts(seed)).all().stream()
            .filter(decision -> decision.kind() == DecisionKind.UpdateGoal)
            .toList();
    moves.stream()
        .collect(Collectors.groupingBy(Decision::subject))
        .values()
        .forEach(
            path ->
                assertThat(path.stream().map(each -> each.fields().get("progressPercent").asInt()))
                    .isSorted()
                    .doesNotHaveDuplicates());
  }

  private StandingDecisions settled(List<Fact> facts) {
    return new StandingDecisions(book).facts(facts).tick(LAST_DAY);
  }

  private static List<Fact> shuffled(List<Fact> facts, long seed) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
