package org.learnwire.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void numbers_are_read_as_they_are_written() {
    TreeSet<Long> numbers = new TreeSet<>(List.of(1L, 2L, 3L, 7L, 9L, 10L));
    assertThat(Ranges.text(numbers)).isEqualTo("1-3, 7, 9-10");
    TreeSet<Long> read = new TreeSet<>();
    Ranges.each("1-3, 7, 9-10", read::add);
    assertThat(read).isEqualTo(numbers);
  }
}
