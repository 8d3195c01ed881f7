package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;

class SourceItemsTest {
  @TempDir Path folder;

  @Test
  void the_keys_of_one_fan_out_item_are_found_without_reading_the_whole_stream() {
    try (Database database = TestDatabase.open(folder)) {
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

  @Test
  void a_stream_whose_first_page_was_rolled_back_is_never_mixed_with_another() {
    UUID connection = UUID.randomUUID();
    List<String> keys = List.of("1", "2", "3");
    try (Database database = TestDatabase.open(folder)) {
      SourceItems items = new SourceItems(database);
      assertThatThrownBy(
              () ->
                  database.write(
                      "broken",
                      tx -> {
                        items.save(tx, connection, "grades", List.of(item("1")), Instant.EPOCH);
                        throw new IllegalStateException("the disk is full");
                      }))
          .hasMessageContaining("the disk is full");
      save(database, items, connection, "people", "2");
      save(database, items, connection, "grades", "3");
      assertThat(items.find(connection, "grades", keys)).containsOnlyKeys("3");
      assertThat(items.find(connection, "people", keys)).containsOnlyKeys("2");
      assertThat(items.find(UUID.randomUUID(), "people", keys)).isEmpty();
      assertThat(items.live(connection, "grades")).isEqualTo(1);
    }
  }

  private static void save(
      Database database, SourceItems items, UUID connection, String stream, String key) {
    database.write(
        "page",
        tx -> {
          items.save(tx, connection, stream, List.of(item(key)), Instant.EPOCH);
          return key;
        });
  }

  private static SourceItems.Item item(String key) {
    return new SourceItems.Item(key, 1, "v", 1, null, null, null, false, "");
  }
}
