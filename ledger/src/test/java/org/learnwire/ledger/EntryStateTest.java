package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.ledger.EntryState.*;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EntryStateTest {
  @Test
  void the_moves_are_those_of_guarantee_4() {
    assertThat(PROPOSED.next()).containsExactlyInAnyOrder(PENDING, DECLINED, EXPIRED, CANCELLED);
    assertThat(PENDING.next()).containsExactlyInAnyOrder(APPROVED, CANCELLED, CONFLICT);
    assertThat(APPROVED.next()).containsExactlyInAnyOrder(SENDING, CANCELLED, CONFLICT);
    assertThat(SENDING.next()).containsExactlyInAnyOrder(DONE, REFUSED, UNKNOWN, APPROVED);
    assertThat(UNKNOWN.next()).containsExactlyInAnyOrder(DONE, APPROVED, SETTLED);
    assertThat(CONFLICT.next()).containsExactlyInAnyOrder(PENDING, CANCELLED);
    assertThat(DONE.next()).containsExactly(UNDONE);
    assertThat(CANCELLED.next()).containsExactlyInAnyOrder(PROPOSED, PENDING);
  }

  @Test
  void what_is_over_goes_nowhere_and_blocks_nothing() {
    assertThat(Arrays.stream(values()).filter(EntryState::finished))
        .containsExactlyInAnyOrder(DONE, REFUSED, DECLINED, EXPIRED, CANCELLED, SETTLED, UNDONE);
    assertThat(Arrays.stream(values()).filter(s -> s.finished() && s != DONE && s != CANCELLED))
        .allSatisfy(s -> assertThat(s.next()).isEmpty());
  }

  @Test
  void nothing_is_sent_that_was_not_approved() {
    assertThat(Arrays.stream(values()).filter(s -> s.mayBecome(SENDING))).containsExactly(APPROVED);
  }

  @Test
  void words_are_read_back() {
    assertThat(values()).allSatisfy(s -> assertThat(EntryState.of(s.word())).isSameAs(s));
    assertThat(WriteClass.values())
        .allSatisfy(c -> assertThat(WriteClass.of(c.word())).isSameAs(c));
    assertThat(WriteClass.OWN_KEY.word()).isEqualTo("own-key");
  }
}
