package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformKeysTest {
  private final TestClock clock = new TestClock(LaunchCase.NOW);
  private TestPlatform platform;
  private PlatformKeys keys;
  private Registration registration;

  @BeforeEach
  void begin() throws Exception {
    platform = new TestPlatform();
    registration = platform.registration("r1");
    keys = new PlatformKeys(new Web(new AddressGuard(Set.of("127.0.0.1"))), clock);
  }

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_known_key_is_fetched_once_an_hour() {
    for (int i = 0; i < 50; i++) {
      keys.find(registration, "platform-1");
    }
    assertThat(platform.fetches).hasValue(1);
    clock.pass(Duration.ofMinutes(61));
    keys.find(registration, "platform-1");
    assertThat(platform.fetches).hasValue(2);
  }

  @Test
  void a_new_key_of_the_platform_is_found_by_one_more_fetch() {
    keys.find(registration, "platform-1");
    RSAKey next = TestPlatform.foreign("platform-2");
    platform.published = new JWKSet(java.util.List.of(platform.key, next)).toString(true);
    assertThat(keys.find(registration, "platform-2").getKeyID()).isEqualTo("platform-2");
    assertThat(platform.fetches).hasValue(2);
  }

  @Test
  void made_up_kids_cost_the_platform_one_call_in_half_a_minute() {
    keys.find(registration, "platform-1");
    assertThat(platform.fetches).hasValue(1);
    for (int i = 0; i < 100; i++) {
      String kid = "forged-" + i;
      LaunchCase.refusedBy(LaunchError.KEY_UNKNOWN, () -> keys.find(registration, kid));
    }
    assertThat(platform.fetches).hasValue(2);
    clock.pass(PlatformKeys.BETWEEN_FETCHES);
    LaunchCase.refusedBy(LaunchError.KEY_UNKNOWN, () -> keys.find(registration, "forged"));
    assertThat(platform.fetches).hasValue(3);
  }

  @Test
  void keys_that_were_known_outlive_an_outage() {
    keys.find(registration, "platform-1");
    platform.status = 503;
    clock.pass(Duration.ofHours(2));
    keys.find(registration, "platform-1");
    assertThat(platform.fetches).hasValue(2);
  }

  @Test
  void keys_that_cannot_be_fetched_are_named_with_the_reason() {
    platform.status = 503;
    LaunchRefused refused =
        LaunchCase.refusedBy(
            LaunchError.KEYS_UNREACHABLE, () -> keys.find(registration, "platform-1"));
    assertThat(refused.detail()).contains("HTTP 503");
    assertThat(keys.tried(registration).problem()).contains("HTTP 503");
  }

  @Test
  void what_is_no_key_set_is_named_so() {
    platform.published = "<html>sign in</html>";
    LaunchRefused refused =
        LaunchCase.refusedBy(
            LaunchError.KEYS_UNREACHABLE, () -> keys.find(registration, "platform-1"));
    assertThat(refused.detail()).contains("not with a key set");
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    platform.published = "x".repeat(600 * 1024);
    LaunchRefused refused =
        LaunchCase.refusedBy(
            LaunchError.KEYS_UNREACHABLE, () -> keys.find(registration, "platform-1"));
    assertThat(refused.detail()).contains("larger than 512 kB");
  }
}
