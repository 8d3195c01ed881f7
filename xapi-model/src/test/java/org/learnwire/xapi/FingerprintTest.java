package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String SITE = "https://lms.example.test";
  private static final Agent ANA = Agent.mbox("ana@example.test");
  private static final Activity COURSE = Activity.of(SITE + "/course/view.php?id=2");

  private static StatementBuilder completion() {
    return Statement.builder()
        .actor(ANA)
        .verb(Verbs.COMPLETED)
        .object(COURSE)
        .result(Result.empty().withCompletion(true))
        .timestamp(Instant.parse("2026-03-01T12:00:00Z"));
  }

  private static void same(StatementBuilder one, StatementBuilder other) {
    assertThat(Fingerprint.of(SITE, one.build()))
        .isPresent()
        .isEqualTo(Fingerprint.of(SITE, other.build()));
  }

  private static void different(StatementBuilder one, StatementBuilder other) {
    assertThat(Fingerprint.of(SITE, one.build())).isNotEqualTo(Fingerprint.of(SITE, other.build()));
  }

  @Test
  void names_and_context_do_not_count() {
    same(completion(), completion().actor(ANA.named("Ana López")));
    same(completion(), completion().object(COURSE.named("en", "Safety")));
    same(completion(), completion().verb(Verb.of(Verbs.COMPLETED.id())));
    same(completion(), completion().context(Context.empty().withPlatform("Moodle")));
  }

  @Test
  void who_what_when_and_result_count() {
    different(completion(), completion().actor(Agent.account(SITE, "17")));
    different(completion(), completion().verb(Verbs.UNCOMPLETED));
    different(completion(), completion().object(Activity.of(SITE + "/course/view.php?id=3")));
    different(completion(), completion().timestamp(Instant.parse("2026-03-01T12:00:01Z")));
    different(completion(), completion().result(Result.empty().withCompletion(false)));
  }

  @Test
  void two_sites_never_give_the_same() {
    Statement statement = completion().build();
    assertThat(Fingerprint.of(SITE, statement))
        .isNotEqualTo(Fingerprint.of("https://other.example.test", statement));
  }

  @Test
  void without_a_time_there_is_none() {
    Statement timeless = completion().build().without("timestamp");
    assertThat(Fingerprint.of(SITE, timeless)).isEmpty();
  }
}
