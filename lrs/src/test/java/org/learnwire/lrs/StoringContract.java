package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.Verbs;

/** What the store promises of storing, on every database. */
abstract class StoringContract extends StoreContract {
  @Test
  void a_statement_is_found_by_id_with_what_the_store_adds() {
    UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
    StoredStatement stored = store.byId(id).orElseThrow();
    assertThat(stored.source()).isEqualTo("academy");
    assertThat(stored.origin()).isEqualTo(Origin.SOURCE);
    assertThat(stored.statement().stored()).contains(stored.stored());
    assertThat(stored.statement().authority()).isPresent();
    assertThat(stored.statement().json().path("version").asText()).isEqualTo("1.0.0");
    assertThat(store.byPosition(stored.position())).contains(stored);
  }

  @Test
  void a_statement_without_time_happened_when_it_was_stored() {
    StatementBuilder timeless =
        Statement.builder().actor(Samples.ANA).verb(Verbs.COMPLETED).object(Samples.SAFETY);
    StoredStatement stored = store.byId(put(timeless)).orElseThrow();
    assertThat(stored.statement().timestamp()).contains(stored.stored());
  }

  @Test
  void the_same_statement_again_changes_nothing() {
    Statement statement =
        Samples.completion(Samples.ANA, Samples.SAFETY).id(UUID.randomUUID()).build();
    StoreResult first = put(statement);
    StoreResult second = put(statement);
    assertThat(first).isInstanceOf(StoreResult.Stored.class);
    assertThat(second).isInstanceOf(StoreResult.AlreadyThere.class);
    assertThat(store.count()).isEqualTo(1);
    assertThat(events()).hasSize(1);
  }

  @Test
  void what_was_fetched_and_is_sent_back_is_the_same() {
    Statement timeless =
        Statement.builder().actor(Samples.ANA).verb(Verbs.COMPLETED).object(Samples.SAFETY).build();
    UUID id = put(timeless).id();
    Statement fetched = store.byId(id).orElseThrow().statement();
    assertThat(put(fetched)).isInstanceOf(StoreResult.AlreadyThere.class);
  }

  @Test
  void other_content_under_the_same_id_is_a_conflict() {
    UUID id = UUID.randomUUID();
    put(Samples.completion(Samples.ANA, Samples.SAFETY).id(id));
    StoreResult second = put(Samples.completion(Samples.ANA, Samples.LEADERSHIP).id(id).build());
    assertThat(second).isInstanceOf(StoreResult.Conflict.class);
    assertThat(store.byId(id).orElseThrow().statement().object()).isEqualTo(Samples.SAFETY);
  }

  @Test
  void another_time_under_the_same_id_is_a_conflict() {
    UUID id = UUID.randomUUID();
    put(Samples.completion(Samples.ANA, Samples.SAFETY).id(id));
    StatementBuilder later = Samples.completion(Samples.ANA, Samples.SAFETY).id(id);
    StoreResult second = put(later.timestamp(Samples.NOON.plusSeconds(1)).build());
    assertThat(second).isInstanceOf(StoreResult.Conflict.class);
  }

  @Test
  void a_fingerprinted_statement_is_the_same_whatever_its_context() {
    UUID id = UUID.randomUUID();
    StatementBuilder completion = Samples.completion(Samples.ANA, Samples.SAFETY).id(id);
    StoreOptions options = StoreOptions.from("plugin").asFingerprinted();
    put(completion.build(), Origin.SOURCE, options);
    Statement again = completion.context(Context.empty().withPlatform("Moodle")).build();
    assertThat(put(again, Origin.SOURCE, options)).isInstanceOf(StoreResult.AlreadyThere.class);
  }

  @Test
  void the_journal_tells_of_each_statement_with_its_origin_and_whether_it_is_history() {
    Statement statement = Samples.completion(Samples.ANA, Samples.SAFETY).build();
    StoreResult result =
        put(statement, Origin.PERSON, StoreOptions.from("observe").asHistory(true));
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.subject()).isEqualTo(result.id().toString());
              assertThat(event.origin()).isEqualTo(Origin.PERSON);
              assertThat(event.body()).contains("\"history\":true");
            });
  }

  @Test
  void a_unit_that_fails_leaves_no_statement_and_no_term_behind() {
    Statement statement = Samples.completion(Samples.ANA, Samples.SAFETY).build();
    assertThatThrownBy(
            () ->
                database.write(
                    "fails",
                    tx -> {
                      store.store(tx, statement, Origin.SOURCE, StoreOptions.from("academy"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(store.count()).isZero();
    put(Samples.of(Samples.BRAM, Verbs.FAILED, Samples.LEADERSHIP));
    UUID id = put(statement).id();
    assertThat(found(StatementQuery.where().agent(Samples.ANA))).containsExactly(id);
  }

  @Test
  void stored_times_rise_with_positions_even_when_the_clock_stands_still_or_goes_back() {
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    clock.move(Duration.ofHours(-5));
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    database.close();
    openStore();
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    List<StoredStatement> all = store.latest(10);
    assertThat(all).hasSize(4);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).stored()).isBefore(all.get(i - 1).stored());
      assertThat(all.get(i).position()).isLessThan(all.get(i - 1).position());
    }
  }

  @Test
  void nothing_appears_at_or_before_the_time_that_was_called_consistent() {
    Instant promised = store.consistentThrough();
    UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
    assertThat(store.byId(id).orElseThrow().stored()).isAfter(promised);
    database.write(
        "looks while it writes",
        tx -> {
          Statement next = Samples.completion(Samples.BRAM, Samples.SAFETY).build();
          store.store(tx, next, Origin.SOURCE, StoreOptions.from("academy"));
          assertThat(store.consistentThrough())
              .isBefore(store.byPositions(List.of(2L)).get(0).stored());
          return 0;
        });
    assertThat(store.consistentThrough()).isAfterOrEqualTo(store.latest(1).get(0).stored());
  }

  @Test
  void a_unit_that_fails_does_not_hold_the_consistent_time_back() {
    assertThatThrownBy(
            () ->
                database.write(
                    "fails",
                    tx -> {
                      put(Samples.completion(Samples.ANA, Samples.SAFETY));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    clock.move(Duration.ofMinutes(1));
    assertThat(store.consistentThrough()).isEqualTo(clock.instant());
  }

  private List<Journal.Entry> events() {
    return database.read(tx -> Journal.after(tx, 0, 100));
  }
}
