package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Verbs;

/** However much is said of a person, what rules remember of them has an end. */
class RetentionTest {
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final int MANY = 1_300;
  private static final int BETWEEN = 8;

  private final RuleBook book = DemoRules.everything(RandomLife.MAP, FIRST);

  @Test
  void of_more_than_a_thousand_facts_the_latest_stay_in_whichever_order_they_come() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      facts.add(talk(i));
    }
    PersonState inOrder = settled(facts);
    assertThat(inOrder.facts()).hasSizeLessThan(Retention.MOST + 50);
    assertThat(inOrder.facts().get(inOrder.facts().size() - 1).at()).isEqualTo(talk(MANY - 1).at());
    assertThat(inOrder.toBytes().length).isLessThan(100_000);

    Collections.shuffle(facts, new Random(1));
    assertThat(settled(facts).facts()).isEqualTo(inOrder.facts());
  }

  private PersonState settled(List<Fact> facts) {
    PersonState state = PersonState.of(RandomLife.PERSON);
    for (Fact fact : facts) {
      state = book.step(state, new Event.FactStored(1, RandomLife.PERSON, fact)).state();
      assertThat(state.facts()).hasSizeLessThan(Retention.MOST + 50 + BETWEEN);
    }
    LocalDate day = FIRST.plus(Duration.ofDays(130)).atZone(ZoneOffset.UTC).toLocalDate();
    return book.step(state, new Event.Tick(day, Instant.EPOCH)).state();
  }

  /** One an hour. */
  private static Fact talk(int number) {
    String course = "https://a.test/course/1";
    return new Fact(
        new UUID(7, number),
        "form",
        Verbs.COACHED.id(),
        course,
        Set.of(course),
        FIRST.plus(Duration.ofHours(number)),
        null,
        "person-2",
        false,
        "Listening");
  }
}
