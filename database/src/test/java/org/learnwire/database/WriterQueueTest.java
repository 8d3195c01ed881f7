package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WriterQueueTest {
  @TempDir Path folder;

  /**
   * The writer may look whether to go on between the closing being noted and its last unit being
   * queued: then nobody would be left to perform that unit, and closing would wait for ever.
   */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closing_right_after_a_write_ends() throws Exception {
    JournalClock clock = new JournalClock();
    SqliteEngine engine = new SqliteEngine(folder);
    WritingConnection writing = new WritingConnection(engine, (unit, number) -> {}, clock);
    for (int round = 0; round < 5_000; round++) {
      WriterQueue queue = new WriterQueue(new GroupCommit(writing, clock), 10);
      assertThat(queue.submit(Pending.alone("a write", tx -> "done")).get()).isEqualTo("done");
      queue.close();
      queue.close();
      assertThatThrownBy(() -> queue.submit(Pending.alone("late", tx -> "never")))
          .isInstanceOf(DatabaseFailure.class)
          .hasMessage("the database is closed: late");
    }
    writing.close();
    engine.close();
  }
}
