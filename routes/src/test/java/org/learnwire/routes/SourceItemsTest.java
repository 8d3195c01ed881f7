package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

class SourceItemsTest {
  @TempDir Path folder;

  @Test
  void the_keys_of_one_fan_out_item_are_found_without_reading_the_whole_stream() {
    try (Database database = Database.open(folder, DatabaseOptions.standard())) {
      String plan =
          database.read(
              tx ->
                  tx.one(
                          "explain query plan " + SourceItems.KEYS_UNDER,
                          r -> r.getString("detail"),
                          1,
                          "7")
                      .orElseThrow());
      assertThat(plan).contains("COVERING INDEX source_item_scope").contains("scope=?");
    }
  }
}
