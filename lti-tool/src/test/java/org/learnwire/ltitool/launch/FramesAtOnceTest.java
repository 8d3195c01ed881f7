package org.learnwire.ltitool.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** Two places; both are taken when a test begins. */
class FramesAtOnceTest {
  private static final long SHORT_MILLIS = 300;

  private final FramesAtOnce atOnce = new FramesAtOnce(2);
  private final MockHttpServletRequest first = new MockHttpServletRequest("GET", "/loop");
  private final MockHttpServletRequest second = new MockHttpServletRequest("GET", "/team");
  private final MockHttpServletRequest third = new MockHttpServletRequest("GET", "/course");

  /** What answers in the frame: this class is in its package. */
  private final Object page;

  FramesAtOnceTest() throws NoSuchMethodException {
    this.page = new HandlerMethod(this, FramesAtOnceTest.class.getDeclaredMethod("twoGoIn"));
  }

  @BeforeEach
  void twoGoIn() {
    comes(first, page).join();
    comes(second, page).join();
  }

  private CompletableFuture<Boolean> comes(MockHttpServletRequest request, Object handler) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return atOnce.preHandle(request, new MockHttpServletResponse(), handler);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        Executors.newSingleThreadExecutor());
  }

  private void goes(MockHttpServletRequest request) {
    atOnce.afterCompletion(request, new MockHttpServletResponse(), page, null);
  }

  @Test
  void a_third_waits_until_one_has_gone() {
    CompletableFuture<Boolean> waiting = comes(third, page);
    assertThat(waiting).isNotCompleted();
    goes(first);
    assertThat(waiting).succeedsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS).isEqualTo(true);
  }

  @Test
  void behind_pages_that_hang_one_goes_in_anyhow_and_frees_no_place_when_it_goes() {
    assertThat(comes(third, page)).succeedsWithin(3, TimeUnit.SECONDS).isEqualTo(true);
    goes(third);
    MockHttpServletRequest fourth = new MockHttpServletRequest("GET", "/loop");
    CompletableFuture<Boolean> waiting = comes(fourth, page);
    assertThat(waiting).failsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Test
  void what_is_not_of_the_frame_waits_for_none_of_its_pages() {
    assertThat(comes(third, "a health check"))
        .succeedsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS)
        .isEqualTo(true);
    goes(third);
    assertThat(comes(third, page)).failsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Test
  void what_is_forwarded_has_the_place_it_came_with() {
    first.setDispatcherType(DispatcherType.FORWARD);
    assertThat(comes(first, page))
        .succeedsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS)
        .isEqualTo(true);
    goes(first);
    assertThat(comes(third, page)).failsWithin(SHORT_MILLIS, TimeUnit.MILLISECONDS);
  }
}
