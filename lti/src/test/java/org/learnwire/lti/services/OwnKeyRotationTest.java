package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;

/**
 * Our key changes while platforms look at what it signed: one that fetches our keys every time, and
 * one that keeps them until a signature does not fit.
 */
class OwnKeyRotationTest extends FakePlatformCase {
  private static final int ASKING = 2;

  private static DeepLinking.Response chosen(Registration at, String title) throws Exception {
    ContentItem link =
        new ContentItem(
            title,
            "Try it",
            URI.create(tool.url() + "/lti/launch"),
            Map.of("lw_view", "loop"),
            null);
    return tool.services.deepLinking().response(at, "1", picking(at), List.of(link), null);
  }

  private static String kid(DeepLinking.Response response) throws Exception {
    return SignedJWT.parse(response.jwt()).getHeader().getKeyID();
  }

  /** Asks for tokens until told to stop; how many were granted. */
  private static int asks(Registration at, AtomicBoolean over) {
    int granted = 0;
    while (!over.get() || granted == 0) {
      assertThat(tool.services.tokens().granted(at, Set.of(Scopes.SCORE))).hasSize(1);
      granted++;
    }
    return granted;
  }

  @Test
  void a_change_of_our_key_with_tokens_and_chosen_content_under_way_fails_none_of_them()
      throws Exception {
    String old = tool.keys.signing().getKeyID();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(ASKING);
    try {
      List<Future<Integer>> asking = new ArrayList<>();
      for (int i = 0; i < ASKING; i++) {
        Registration at = i % 2 == 0 ? moodle : canvas;
        Callable<Integer> asks = () -> asks(at, over);
        asking.add(threads.submit(asks));
      }
      // Signed before the change, brought by the browser after each of its steps.
      DeepLinking.Response first = chosen(moodle, "Before one");
      DeepLinking.Response second = chosen(canvas, "Before two");
      tool.keys.rotate();
      assertThat(placed(chosen(canvas, "Between"))).contains("Between");
      assertThat(tool.keys.signing().getKeyID())
          .as("published, and not signing yet")
          .isEqualTo(old);
      tool.ofKeys.step(Duration.ofDays(1));
      DeepLinking.Response third = chosen(moodle, "After one");
      DeepLinking.Response fourth = chosen(canvas, "After two");
      assertThat(kid(first)).isEqualTo(kid(second)).isEqualTo(old);
      assertThat(kid(third)).isEqualTo(kid(fourth)).isNotEqualTo(old);
      assertThat(placed(first)).contains("Before one");
      assertThat(placed(second)).contains("Before two");
      assertThat(placed(third)).contains("After one");
      assertThat(placed(fourth)).contains("After two");
      over.set(true);
      for (Future<Integer> each : asking) {
        assertThat(each.get()).isPositive();
      }
    } finally {
      over.set(true);
      threads.shutdown();
    }
    tool.ofKeys.step(Duration.ofDays(3));
    assertThat(tool.keys.jwks().toString()).doesNotContain(old);
    for (Registration at : List.of(moodle, canvas)) {
      assertThat(tool.services.tokens().granted(at, Set.of(Scopes.SCORE))).hasSize(1);
      assertThat(placed(chosen(at, "Long after"))).contains("Long after");
    }
  }
}
