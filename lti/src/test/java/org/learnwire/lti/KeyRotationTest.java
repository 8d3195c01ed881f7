package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Keys change while launches are under way, the platform's and ours: none of them fails. */
class KeyRotationTest extends LaunchCase {
  private static final int AT_ONCE = 8;
  private static final int LAUNCHES = 64;

  @Test
  void a_platform_changes_its_key_while_launches_are_under_way_and_none_fails() throws Exception {
    RSAKey next = TestPlatform.foreign("platform-2");
    AtomicInteger begun = new AtomicInteger();
    // Signed with the old key, and on their way when the new one comes.
    List<Callable<Launch>> launches = new ArrayList<>();
    for (int i = 0; i < LAUNCHES; i++) {
      launches.add(
          () -> {
            int number = begun.incrementAndGet();
            boolean old = number <= LAUNCHES / 2;
            if (number == LAUNCHES / 2) {
              platform.published = new JWKSet(List.of(platform.key, next)).toString(true);
            }
            LoginState state = state();
            Map<String, Object> claims = TestPlatform.claims(registration, state, CLOCK.instant());
            String token = old ? platform.sign(claims) : signedByNext(next, claims);
            return validate(token, state);
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Launch> each : threads.invokeAll(launches)) {
        assertThat(each.get().subject()).isEqualTo("5");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(platform.fetches).as("one fetch per key set").hasValue(2);
  }

  /** No platform signs with a key before it publishes it. */
  private static String signedByNext(RSAKey next, Map<String, Object> claims)
      throws InterruptedException {
    while (!platform.published.contains("platform-2")) {
      Thread.onSpinWait();
    }
    return TestPlatform.sign(next, next.getKeyID(), claims);
  }

  @Test
  void what_we_signed_can_be_verified_at_every_hour_of_a_change_of_our_key() throws Exception {
    TestClock clock = new TestClock(NOW);
    Keys ours = new Keys(database, SEALING, clock);
    JWKSet fetched = published(ours);
    boolean changed = false;
    String first = ours.signing().getKeyID();
    for (int hour = 0; hour < 24 * 5; hour += 2) {
      if (hour == 10) {
        ours.rotate();
      }
      // A platform that keeps what it fetched for most of a day, and a text of two hours ago.
      if (hour % 20 == 0) {
        fetched = published(ours);
      }
      SignedJWT text = signed(ours);
      changed |= !first.equals(text.getHeader().getKeyID());
      assertThat(verifies(text, fetched)).as("hour %d, as it was fetched", hour).isTrue();
      clock.pass(Duration.ofHours(2));
      assertThat(verifies(text, published(ours))).as("hour %d, as it is now", hour).isTrue();
    }
    assertThat(changed).isTrue();
    assertThat(published(ours).getKeyByKeyId(first)).as("the old one is gone at last").isNull();
  }

  private static SignedJWT signed(Keys ours) throws Exception {
    RSAKey key = ours.signing();
    SignedJWT text =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder().issuer("client").build());
    text.sign(new RSASSASigner(key));
    return text;
  }

  private static JWKSet published(Keys ours) throws Exception {
    return JWKSet.parse(ours.jwks());
  }

  private static boolean verifies(SignedJWT text, JWKSet keys) throws Exception {
    JWK key = keys.getKeyByKeyId(text.getHeader().getKeyID());
    if (key == null) {
      return false;
    }
    JWSVerifier verifier = new RSASSAVerifier(key.toRSAKey());
    return text.verify(verifier);
  }
}
