package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.KnownPlatforms.Known;

class KnownPlatformsTest {
  private final AtomicInteger looks = new AtomicInteger();

  private Known look() {
    looks.incrementAndGet();
    return new Known(List.of(), Map.of());
  }

  @Test
  void what_is_fresh_is_not_looked_up_again_until_something_changes() {
    KnownPlatforms known = new KnownPlatforms(this::look);
    known.now();
    known.now();
    assertThat(looks).hasValue(1);
    known.forget();
    known.now();
    assertThat(looks).hasValue(2);
  }

  @Test
  void what_was_read_before_a_change_is_not_kept_after_it() {
    KnownPlatforms[] known = new KnownPlatforms[1];
    known[0] =
        new KnownPlatforms(
            () -> {
              Known old = look();
              if (looks.get() == 1) {
                known[0].forget();
              }
              return old;
            });
    known[0].now();
    known[0].now();
    assertThat(looks).hasValue(2);
  }
}
