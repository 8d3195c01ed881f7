package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.SourcePage;

class TalliesTest {
  private static final UUID HR = UUID.nameUUIDFromBytes(new byte[] {1});
  private final Tallies tallies = new Tallies();

  @Test
  void a_page_that_comes_back_from_a_broker_is_none_of_the_pass_in_which_it_is_stored() {
    tallies.begin(HR, "employees");
    SourcePage first = page(Instant.now().minusMillis(1));
    assertThat(tallies.take(HR, "employees").accounted()).as("it went to the broker").isZero();

    tallies.begin(HR, "employees");
    tallies.add(HR, page(Instant.now().plusMillis(1)), stored(4));
    tallies.add(HR, first, stored(46));

    Tally second = tallies.take(HR, "employees");
    assertThat(second.accounted()).as("four were read, four are accounted for").isEqualTo(4);
    assertThat(second.statements).as("what is new in the store").isEqualTo(50);
  }

  @Test
  void what_is_stored_between_two_passes_is_counted_to_neither() {
    tallies.begin(HR, "employees");
    SourcePage late = page(Instant.now().minusMillis(1));
    tallies.take(HR, "employees");
    tallies.add(HR, late, stored(3));

    tallies.begin(HR, "employees");
    assertThat(tallies.take(HR, "employees").accounted()).isZero();
  }

  @Test
  void a_backfill_is_counted_apart() {
    tallies.begin(HR, "employees");
    SourcePage now = page(Instant.now());
    tallies.add(
        HR, new SourcePage("hr", "employees", 0, false, true, now.readAt(), List.of()), stored(7));

    assertThat(tallies.take(HR, "employees").accounted()).isZero();
    assertThat(tallies.take(HR, Tallies.beside("employees")).accounted()).isEqualTo(7);
  }

  private static SourcePage page(Instant readAt) {
    return new SourcePage("hr", "employees", 0, false, readAt, List.of());
  }

  private static Tally stored(long count) {
    Tally tally = new Tally();
    tally.stored = count;
    tally.statements = count;
    return tally;
  }
}
