package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;

/** Two servers on one PostgreSQL change the same document: no change is lost. */
class DocumentRaceTest {
  private static final int EACH = 60;
  private static final DocumentOwner OWNER = DocumentOwner.activity("https://example.test/a");

  @Test
  void what_one_server_adds_the_other_keeps(@TempDir Path one, @TempDir Path two) throws Exception {
    PostgresTarget target = TestPostgres.databaseWithTables();
    try (Database first = Database.open(one, target, DatabaseOptions.standard());
        Database second = Database.open(two, target, DatabaseOptions.standard())) {
      Documents here = new Documents(first, Clock.systemUTC());
      Documents there = new Documents(second, Clock.systemUTC());
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        writers.add(() -> added(here));
        writers.add(() -> added(there));
      }
      ExecutorService threads = Executors.newFixedThreadPool(4);
      for (Future<Boolean> done : threads.invokeAll(writers)) {
        assertThat(done.get()).isTrue();
      }
      threads.shutdown();
      assertThat(here.find(OWNER, "count").orElseThrow().content()).hasSize(2 * EACH);
    }
  }

  /** One more letter at the end. */
  private static boolean added(Documents documents) {
    documents.change(
        OWNER,
        "count",
        existing -> {
          String before =
              existing
                  .map(document -> new String(document.content(), StandardCharsets.UTF_8))
                  .orElse("");
          return Optional.of(
              new DocumentContent("text/plain", (before + "x").getBytes(StandardCharsets.UTF_8)));
        });
    return true;
  }
}
