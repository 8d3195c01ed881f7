package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.FakeVendor.Question;
import org.learnwire.kit.FakeVendor.Reply;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.manifest.ErrorWord;

/** All streams and writes of a connection ask together no more than it allows. */
class SharedLimitsTest {
  private static final String YAML =
      """
      name: acme
      title: Acme
      kind: lms
      limits:
        perSecond: 1000
        concurrent: 3
        perDay: {calls: 9}
      """;
  private final CyclicBarrier threeAtOnce = new CyclicBarrier(3);

  @Test
  void reads_and_writes_share_the_room_and_the_day() throws Exception {
    try (FakeVendor vendor = new FakeVendor(this::held);
        Asking hr = new Asking(YAML, vendor.url(), Map.of())) {
      List<Callable<String>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(() -> outcome(() -> hr.caller().counted().read(Asking.THINGS, name -> "")));
        all.add(
            () -> outcome(() -> hr.caller().counted().writing().send(Asking.WRITE, n -> "", null)));
      }
      ExecutorService threads = Executors.newFixedThreadPool(all.size());
      List<String> outcomes = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(all)) {
        outcomes.add(each.get());
      }
      threads.shutdown();
      assertThat(vendor.mostAtOnce()).isEqualTo(3);
      assertThat(vendor.asked).hasSize(9);
      assertThat(outcomes).filteredOn(each -> each.equals("ok")).hasSize(9);
      assertThat(outcomes).filteredOn(each -> each.equals("throttled")).hasSize(3);
    }
  }

  /** Waits for two others, if so many are let in. */
  private Reply held(Question question) {
    try {
      threeAtOnce.await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException | TimeoutException e) {
      // The last ones come alone.
    }
    return Reply.json("{\"ok\":true}");
  }

  private static String outcome(Callable<?> call) throws Exception {
    try {
      call.call();
      return "ok";
    } catch (CallFailure failure) {
      return failure.word() == ErrorWord.THROTTLED ? "throttled" : failure.toString();
    }
  }
}
