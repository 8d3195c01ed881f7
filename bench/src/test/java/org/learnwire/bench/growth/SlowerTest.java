package org.learnwire.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnwire.bench.report.Row;

class SlowerTest {
  @Test
  void the_same_question_is_compared_between_two_sizes() {
    List<Row> rows =
        List.of(
            asked("agent", 100_000, 40, 1.0),
            asked("agent", 1_000_000, 100, 1.5),
            asked("fill to 1000000", 1_000_000, 50, 30));

    assertThat(Slower.with(rows, 100_000, 1_000_000))
        .isEqualTo(
            Map.of(
                "p50 of agent, times that at 100000",
                "1.50 (100 statements in an answer, before 40)"));
  }

  @Test
  void one_size_alone_has_nothing_to_compare_with() {
    assertThat(Slower.with(List.of(asked("agent", 100_000, 40, 1.0)), 100_000, 100_000)).isEmpty();
  }

  private static Row asked(String name, long at, long inAnAnswer, double p50) {
    return new Row(name, at, 1, 1, 10, 10 * inAnAnswer, 0, p50, p50, p50, Map.of(), 0, 0, 0, 0);
  }
}
