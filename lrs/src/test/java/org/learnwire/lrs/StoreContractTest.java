package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Group;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.Verbs;

/** What the store promises on every database. */
abstract class StoreContractTest {
  @TempDir Path folder;
  MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:30:00Z"));
  Database database;
  StatementStore store;

  abstract Database open(Path dataFolder);

  @BeforeEach
  void openStore() {
    database = open(folder);
    store = new StatementStore(database, clock);
  }

  @AfterEach
  void closeStore() {
    database.close();
  }

  StoreResult put(Statement statement) {
    return put(statement, Origin.SOURCE, StoreOptions.from("academy"));
  }

  StoreResult put(Statement statement, Origin origin, StoreOptions options) {
    return database.write("test", tx -> store.store(tx, statement, origin, options));
  }

  UUID put(StatementBuilder statement) {
    return put(statement.build()).id();
  }

  List<UUID> found(StatementQuery.Builder query) {
    return store.query(query.build()).statements().stream()
        .map(stored -> stored.statement().id().orElseThrow())
        .toList();
  }

  @Nested
  class Storing {
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
          Statement.builder()
              .actor(Samples.ANA)
              .verb(Verbs.COMPLETED)
              .object(Samples.SAFETY)
              .build();
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

  @Nested
  class Voiding {
    @Test
    void a_voided_statement_is_found_by_id_only_and_the_voiding_one_in_its_place() {
      UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      UUID voiding = put(Samples.about(Samples.BRAM, Verbs.VOIDED, id));
      assertThat(store.byId(id).orElseThrow().voided()).isTrue();
      assertThat(found(StatementQuery.where())).containsExactly(voiding);
      assertThat(found(StatementQuery.where().agent(Samples.ANA))).containsExactly(voiding);
      assertThat(store.linksFrom(id))
          .singleElement()
          .satisfies(link -> assertThat(link.newId()).isEqualTo(voiding));
    }

    @Test
    void a_voiding_statement_that_comes_first_voids_what_comes_later() {
      UUID id = UUID.randomUUID();
      UUID voiding = put(Samples.about(Samples.BRAM, Verbs.VOIDED, id));
      put(Samples.completion(Samples.ANA, Samples.SAFETY).id(id));
      assertThat(store.byId(id).orElseThrow().voided()).isTrue();
      assertThat(found(StatementQuery.where())).containsExactly(voiding);
      assertThat(found(StatementQuery.where().agent(Samples.ANA))).containsExactly(voiding);
    }

    @Test
    void a_voiding_statement_is_never_voided() {
      UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      UUID voiding = put(Samples.about(Samples.BRAM, Verbs.VOIDED, id));
      put(Samples.about(Samples.BRAM, Verbs.VOIDED, voiding));
      assertThat(store.byId(voiding).orElseThrow().voided()).isFalse();
      assertThat(store.byId(id).orElseThrow().voided()).isTrue();
    }

    @Test
    void our_own_voiding_gives_its_reason_and_is_a_no_op_the_second_time() {
      UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      UUID voidingId = UUID.randomUUID();
      StoreResult first = voidIt(id, voidingId);
      StoreResult second = voidIt(id, voidingId);
      assertThat(first).isInstanceOf(StoreResult.Stored.class);
      assertThat(second).isInstanceOf(StoreResult.AlreadyThere.class);
      StoredStatement voiding = store.byId(voidingId).orElseThrow();
      assertThat(voiding.source()).isEqualTo("academy");
      assertThat(voiding.statement().toString()).contains("the source took it back");
      assertThat(store.byId(id).orElseThrow().voided()).isTrue();
    }

    private StoreResult voidIt(UUID id, UUID voidingId) {
      Agent by = Agent.account("https://w3id.org/learnwire", "academy");
      return database.write(
          "void",
          tx ->
              store.voidStatement(tx, id, voidingId, by, "the source took it back", Samples.NOON));
    }
  }

  @Nested
  class Asking {
    @Test
    void each_condition_narrows_down() {
      UUID registration = UUID.randomUUID();
      UUID one =
          put(
              Samples.completion(Samples.ANA, Samples.SAFETY)
                  .context(Context.empty().withRegistration(registration)));
      UUID two = put(Samples.of(Samples.ANA, Verbs.FAILED, Samples.LEADERSHIP));
      UUID three = put(Samples.completion(Samples.BRAM, Samples.LEADERSHIP));
      assertThat(found(StatementQuery.where())).containsExactly(three, two, one);
      assertThat(found(StatementQuery.where().agent(Samples.ANA))).containsExactly(two, one);
      assertThat(found(StatementQuery.where().verb(Verbs.COMPLETED.id())))
          .containsExactly(three, one);
      assertThat(found(StatementQuery.where().activity(Samples.LEADERSHIP.id())))
          .containsExactly(three, two);
      assertThat(found(StatementQuery.where().registration(registration))).containsExactly(one);
      assertThat(
              found(
                  StatementQuery.where()
                      .agent(Samples.ANA)
                      .verb(Verbs.FAILED.id())
                      .activity(Samples.LEADERSHIP.id())))
          .containsExactly(two);
      assertThat(found(StatementQuery.where().verb("https://example.test/never"))).isEmpty();
    }

    @Test
    void related_conditions_look_into_the_other_parts() {
      Activity path = Activity.of("https://example.test/path");
      Agent coach = Agent.mbox("coach@example.test");
      Group team = new Group("Team 4", null, List.of(Samples.BRAM));
      UUID id =
          put(
              Samples.completion(Samples.ANA, Samples.SAFETY)
                  .context(
                      Context.empty().withInstructor(coach).withTeam(team).withGrouping(path)));
      assertThat(found(StatementQuery.where().agent(coach))).isEmpty();
      assertThat(found(StatementQuery.where().agent(coach).relatedAgents(true)))
          .containsExactly(id);
      assertThat(found(StatementQuery.where().agent(Samples.BRAM).relatedAgents(true)))
          .containsExactly(id);
      assertThat(found(StatementQuery.where().activity(path.id()))).isEmpty();
      assertThat(found(StatementQuery.where().activity(path.id()).relatedActivities(true)))
          .containsExactly(id);
    }

    @Test
    void since_is_exclusive_and_until_inclusive() {
      UUID one = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      UUID two = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      UUID three = put(Samples.completion(Samples.ANA, Samples.SAFETY));
      Instant second = store.byId(two).orElseThrow().stored();
      assertThat(found(StatementQuery.where().since(second))).containsExactly(three);
      assertThat(found(StatementQuery.where().until(second))).containsExactly(two, one);
      assertThat(found(StatementQuery.where().agent(Samples.ANA).since(second).ascending(true)))
          .containsExactly(three);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat_while_more_comes_in() {
      List<UUID> first = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        first.add(put(Samples.completion(Samples.ANA, Samples.SAFETY)));
      }
      List<UUID> seen = walk(StatementQuery.where().agent(Samples.ANA).limit(3), true);
      List<UUID> newestFirst = new ArrayList<>(first);
      Collections.reverse(newestFirst);
      assertThat(seen).containsExactlyElementsOf(newestFirst);
      List<UUID> oldestFirst = walk(StatementQuery.where().limit(7).ascending(true), false);
      assertThat(oldestFirst).startsWith(first.toArray(UUID[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_is_just_full_has_no_next() {
      put(Samples.completion(Samples.ANA, Samples.SAFETY));
      put(Samples.completion(Samples.ANA, Samples.SAFETY));
      assertThat(store.query(StatementQuery.where().limit(2).build()).next()).isEmpty();
      assertThat(store.query(StatementQuery.where().limit(1).build()).next()).isPresent();
    }

    @Test
    void who_asks_for_a_statement_is_given_those_that_refer_to_it_along_the_chain() {
      UUID passed = put(Samples.of(Samples.ANA, Verbs.PASSED, Samples.SAFETY));
      UUID confirmed = UUID.randomUUID();
      UUID comment = put(Samples.about(Samples.ANA, Verbs.COMMENTED, confirmed));
      put(Samples.about(Samples.BRAM, Verbs.EXPERIENCED, passed).id(confirmed));
      assertThat(found(StatementQuery.where().activity(Samples.SAFETY.id())))
          .containsExactly(confirmed, comment, passed);
      assertThat(
              found(StatementQuery.where().activity(Samples.SAFETY.id()).verb(Verbs.PASSED.id())))
          .containsExactly(confirmed, comment, passed);
    }

    @Test
    void conditions_must_hold_of_one_and_the_same_statement() {
      UUID passed = put(Samples.of(Samples.ANA, Verbs.PASSED, Samples.SAFETY));
      put(Samples.about(Samples.BRAM, Verbs.COMMENTED, passed));
      assertThat(found(StatementQuery.where().agent(Samples.ANA).verb(Verbs.COMMENTED.id())))
          .isEmpty();
    }

    @Test
    void very_long_ids_are_found_too() {
      Activity endless = Activity.of("https://example.test/" + "a".repeat(5000));
      UUID id = put(Samples.completion(Samples.ANA, endless));
      assertThat(found(StatementQuery.where().activity(endless.id()))).containsExactly(id);
    }

    @Test
    void counts_tell_how_many_came_when() {
      put(Samples.completion(Samples.ANA, Samples.SAFETY));
      Instant between = store.consistentThrough();
      clock.move(Duration.ofHours(2));
      put(Samples.completion(Samples.ANA, Samples.SAFETY));
      put(Samples.completion(Samples.ANA, Samples.SAFETY));
      assertThat(store.count()).isEqualTo(3);
      assertThat(store.countSince(between)).isEqualTo(2);
      List<Long> hours = store.countsPerHour();
      assertThat(hours).hasSize(24);
      assertThat(hours.subList(21, 24)).containsExactly(1L, 0L, 2L);
    }

    private List<UUID> walk(StatementQuery.Builder start, boolean moreComesIn) {
      List<UUID> seen = new ArrayList<>();
      StatementQuery at = start.build();
      while (at != null) {
        StatementPage page = store.query(at);
        page.statements().forEach(stored -> seen.add(stored.statement().id().orElseThrow()));
        if (moreComesIn) {
          put(Samples.completion(Samples.ANA, Samples.SAFETY));
        }
        at = page.next().orElse(null);
      }
      return seen;
    }
  }
}
