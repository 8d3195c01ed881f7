package org.learnwire.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What writing in groups promises, on every database. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class GroupedWriteContract {
  @TempDir Path folder;

  abstract Dialect dialect();

  private Database database;
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<Integer> sizes = new ArrayList<>(); // the writer's, read after its answers

  @BeforeEach
  void open() {
    database = TestDatabase.open(dialect(), folder);
  }

  @AfterEach
  void close() {
    callers.shutdown();
    database.close();
  }

  /** Writes "bad" half and then throws; refuses "no"; answers the others in capitals. */
  private final class Names implements GroupWork<String, String> {
    @Override
    public List<Outcome<String>> in(Tx tx, List<String> items) throws SQLException {
      sizes.add(items.size());
      List<Outcome<String>> outcomes = new ArrayList<>();
      for (String item : items) {
        if (item.equals("no")) {
          outcomes.add(Outcome.refused(new IllegalArgumentException("refused")));
          continue;
        }
        tx.update(Rows.PUT, item, 1);
        if (item.startsWith("bad")) {
          throw new IllegalStateException("half of " + item);
        }
        outcomes.add(Outcome.of(item.toUpperCase(Locale.ROOT)));
      }
      return outcomes;
    }

    @Override
    public int weight(String item) {
      return item.startsWith("heavy") ? 150 : 1;
    }
  }

  /** Holds the writer until all callers wait behind it. */
  private List<CompletableFuture<String>> together(String... items) throws Exception {
    GroupedWrite<String, String> names = database.grouped("names", new Names());
    CompletableFuture<Void> go = new CompletableFuture<>();
    CompletableFuture<Void> held = new CompletableFuture<>();
    callers.execute(
        () ->
            database.write(
                "hold",
                tx -> {
                  held.complete(null);
                  return go.join();
                }));
    held.join();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String item : items) {
      int before = database.waiting();
      answers.add(CompletableFuture.supplyAsync(() -> names.write(item), callers));
      await().until(() -> database.waiting() > before);
    }
    go.complete(null);
    return answers;
  }

  @Test
  void what_waits_together_is_one_list_and_each_hears_its_own_answer() throws Exception {
    List<CompletableFuture<String>> answers = together("ana", "bram", "caro");
    assertThat(answers.get(0).get()).isEqualTo("ANA");
    assertThat(answers.get(1).get()).isEqualTo("BRAM");
    assertThat(answers.get(2).get()).isEqualTo("CARO");
    assertThat(sizes).containsExactly(3);
    assertThat(kept()).containsExactly("ana", "bram", "caro");
  }

  @Test
  void a_refused_item_is_told_so_and_its_neighbours_are_stored() throws Exception {
    List<CompletableFuture<String>> answers = together("ana", "no", "caro");
    assertThat(answers.get(0).get()).isEqualTo("ANA");
    assertThatThrownBy(() -> answers.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("refused");
    assertThat(answers.get(2).get()).isEqualTo("CARO");
    assertThat(kept()).containsExactly("ana", "caro");
  }

  @Test
  void an_item_that_breaks_the_list_takes_no_neighbour_along() throws Exception {
    List<CompletableFuture<String>> answers = together("ana", "bad", "caro");
    assertThat(answers.get(0).get()).isEqualTo("ANA");
    assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseMessage("half of bad");
    assertThat(answers.get(2).get()).isEqualTo("CARO");
    assertThat(sizes).containsExactly(3, 1, 1, 1);
    assertThat(kept()).containsExactly("ana", "caro");
  }

  @Test
  void a_heavy_group_is_cut() throws Exception {
    for (CompletableFuture<String> answer : together("heavy1", "heavy2", "heavy3", "ana")) {
      answer.get();
    }
    assertThat(sizes).containsExactly(2, 2);
  }

  @Test
  void within_a_unit_an_item_joins_it() {
    GroupedWrite<String, String> names = database.grouped("names", new Names());
    assertThatThrownBy(
            () ->
                database.write(
                    "outer",
                    tx -> {
                      assertThat(names.write("ana")).isEqualTo("ANA");
                      throw new IllegalStateException("outer fails");
                    }))
        .hasMessage("outer fails");
    assertThat(kept()).isEmpty();
  }

  private List<String> kept() {
    return database.read(
        tx -> tx.list("select reader from checkpoint order by reader", row -> row.getString(1)));
  }
}
