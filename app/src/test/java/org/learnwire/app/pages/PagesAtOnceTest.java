package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PagesAtOnceTest {
  private final PagesAtOnce atOnce = new PagesAtOnce(2);
  private final AtomicInteger within = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  private final FilterChain page =
      (request, response) -> {
        within.incrementAndGet();
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      };

  private CompletableFuture<Void> ask(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    return CompletableFuture.runAsync(
        () -> {
          try {
            atOnce.doFilter(request, new MockHttpServletResponse(), page);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task).start());
  }

  @Test
  void a_third_page_waits_for_a_place_and_gets_one() {
    CompletableFuture<?>[] two = {ask("/loop"), ask("/team")};
    await().until(() -> within.get() == 2);
    CompletableFuture<Void> third = ask("/course");
    await().during(Duration.ofMillis(200)).until(() -> within.get() == 2);
    end.countDown();
    CompletableFuture.allOf(two).join();
    third.join();
    assertThat(within).hasValue(3);
  }

  @Test
  void pages_that_hang_keep_nobody_for_long_and_statements_wait_for_no_page() {
    CompletableFuture<?>[] two = {ask("/loop"), ask("/team")};
    await().until(() -> within.get() == 2);
    CompletableFuture<Void> statements = ask("/xapi/statements");
    await().atMost(Duration.ofMillis(500)).until(() -> within.get() == 3);
    CompletableFuture<Void> patient = ask("/course");
    await().atMost(Duration.ofSeconds(3)).until(() -> within.get() == 4);
    end.countDown();
    CompletableFuture.allOf(two).join();
    CompletableFuture.allOf(statements, patient).join();
  }
}
