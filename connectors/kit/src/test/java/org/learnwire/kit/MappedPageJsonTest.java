package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page on its way through a broker. */
class MappedPageJsonTest {

  @Test
  void what_lies_back_still_lies_back_behind_the_broker() {
    for (boolean history : new boolean[] {true, false}) {
      SourcePage page = new SourcePage("hr", "people", 3, true, history, Instant.EPOCH, List.of());
      MappedPage read = MappedPageJson.read(MappedPageJson.write(new MappedPage(page, List.of())));
      assertThat(read.page()).isEqualTo(page);
    }
  }
}
