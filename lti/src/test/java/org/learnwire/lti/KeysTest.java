package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;

class KeysTest {
  @TempDir Path data;
  private final TestClock clock = new TestClock(LaunchCase.NOW);
  private Database database;
  private Keys keys;

  @BeforeEach
  void begin() {
    database = TestDatabase.open(data);
    keys = new Keys(database, new TestSealing(), clock);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void the_first_key_is_made_at_the_first_need_and_its_private_half_is_kept_sealed() {
    String kid = keys.signing().getKeyID();
    assertThat(keys.signing().getKeyID()).isEqualTo(kid);
    assertThat(new Keys(database, new TestSealing(), clock).signing().getKeyID()).isEqualTo(kid);
    assertThat(published()).containsExactly(kid);
    assertThat(keys.jwks().toString()).doesNotContainPattern("[{, ](d|p|q|dp|dq|qi)=");
    byte[] stored =
        database
            .read(tx -> tx.one("select sealed from lti_key", row -> row.getBytes(1)))
            .orElseThrow();
    assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("\"d\":");
  }

  @Test
  void a_new_key_is_published_a_day_before_it_signs_and_the_old_one_days_after() {
    String old = keys.signing().getKeyID();
    String next = keys.rotate().kid();
    assertThat(published()).containsExactlyInAnyOrder(old, next);
    assertThat(keys.signing().getKeyID()).isEqualTo(old);
    clock.pass(Duration.ofDays(1));
    assertThat(keys.signing().getKeyID()).isEqualTo(next);
    assertThat(published()).contains(old);
    clock.pass(Keys.PUBLISHED_AFTER);
    assertThat(published()).containsExactly(next);
  }

  @Test
  void a_key_that_somebody_else_may_have_is_withdrawn_at_once() {
    String old = keys.signing().getKeyID();
    assertThat(keys.withdraw(old)).isTrue();
    assertThat(keys.signing().getKeyID()).isNotEqualTo(old);
    assertThat(published()).doesNotContain(old);
    assertThat(keys.withdraw(old)).isFalse();
  }

  @SuppressWarnings("unchecked")
  private List<String> published() {
    return ((List<Map<String, Object>>) keys.jwks().get("keys"))
        .stream().map(key -> String.valueOf(key.get("kid"))).toList();
  }
}
