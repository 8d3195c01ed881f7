package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Verbs;

class SameFactTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final String COURSE = "https://moodle.acme.test/course/view.php?id=2";
  private static final String BADGE = "https://moodle.acme.test/badges/overview.php?id=3";
  private static final String ACHIEVED = "https://w3id.org/xapi/tla/verbs/achieved";

  @Test
  void an_enrolment_by_the_plugins_word_and_by_the_pulls_is_one_fact() {
    assertThat(counted("plugin", Verbs.ENROLLED.id(), "academy", Verbs.REGISTERED.id(), COURSE))
        .isEqualTo(1);
  }

  @Test
  void so_is_a_badge() {
    assertThat(counted("plugin", ACHIEVED, "academy", Verbs.EARNED.id(), BADGE)).isEqualTo(1);
  }

  @Test
  void another_verb_or_the_same_source_twice_is_another_fact() {
    assertThat(counted("plugin", Verbs.VIEWED.id(), "academy", Verbs.REGISTERED.id(), COURSE))
        .isEqualTo(2);
    assertThat(counted("academy", Verbs.EARNED.id(), "academy", Verbs.EARNED.id(), BADGE))
        .isEqualTo(2);
  }

  @Test
  void a_rule_that_names_one_word_means_both_and_an_iri_means_itself() {
    Set<String> both = Set.of(Verbs.ENROLLED.id(), Verbs.REGISTERED.id());
    assertThat(RuleVerbs.iris("registered")).contains(both);
    assertThat(RuleVerbs.iris("enrolled")).contains(both);
    assertThat(RuleVerbs.iris("achieved")).contains(Set.of(ACHIEVED, Verbs.EARNED.id()));
    assertThat(RuleVerbs.iris(ACHIEVED)).contains(Set.of(ACHIEVED));
    assertThat(RuleVerbs.iris("completed")).contains(Set.of(Verbs.COMPLETED.id()));
  }

  private static int counted(String one, String verb, String other, String otherVerb, String on) {
    return SameFact.counted(List.of(fact(one, verb, on, 0), fact(other, otherVerb, on, 60))).size();
  }

  private static Kept fact(String source, String verb, String object, long later) {
    return new Kept(
        UUID.randomUUID(),
        source,
        verb,
        object,
        List.of(object),
        AT.plusSeconds(later),
        null,
        null,
        null,
        null,
        false,
        0,
        null);
  }
}
