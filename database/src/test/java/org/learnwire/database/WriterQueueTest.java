package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriterQueueTest {
  /**
   * The writer may look whether to go on between the closing being noted and its last unit being
   * queued: then nobody would be left to perform that unit, and closing would wait for ever.
   */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closing_right_after_a_write_ends() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      connection.setAutoCommit(false);
      for (int round = 0; round < 5_000; round++) {
        WriterQueue queue = new WriterQueue(tx(connection), 10);
        assertThat(queue.submit("a write", tx -> "done").get()).isEqualTo("done");
        queue.close();
        queue.close();
        assertThatThrownBy(() -> queue.submit("late", tx -> "never"))
            .isInstanceOf(DatabaseFailure.class)
            .hasMessage("the database is closed: late");
      }
    }
  }

  private static Tx tx(Connection connection) {
    return new Tx(connection, new WriteCount((unit, number) -> {}));
  }
}
