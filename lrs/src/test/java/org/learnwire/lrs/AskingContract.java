package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Group;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/** What the store promises of queries, on every database. */
abstract class AskingContract extends StoreContract {
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
    Set<String> ended = Set.of(Verbs.COMPLETED.id(), Verbs.FAILED.id(), Verbs.PASSED.id());
    assertThat(found(StatementQuery.where().verbs(ended))).containsExactly(three, two, one);
    assertThat(found(StatementQuery.where().verbs(ended).agent(Samples.ANA)))
        .containsExactly(two, one);
  }

  @Test
  void related_conditions_look_into_the_other_parts() {
    Activity path = Activity.of("https://example.test/path");
    Agent coach = Agent.mbox("coach@example.test");
    Group team = new Group("Team 4", null, List.of(Samples.BRAM));
    UUID id =
        put(
            Samples.completion(Samples.ANA, Samples.SAFETY)
                .context(Context.empty().withInstructor(coach).withTeam(team).withGrouping(path)));
    assertThat(found(StatementQuery.where().agent(coach))).isEmpty();
    assertThat(found(StatementQuery.where().agent(coach).relatedAgents(true))).containsExactly(id);
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
    assertThat(found(StatementQuery.where().activity(Samples.SAFETY.id()).verb(Verbs.PASSED.id())))
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
  void what_came_under_an_authority_is_found_without_what_others_say_of_it() {
    Agent mine = Agent.account("https://lrs.example.test", "mine");
    StoreOptions options = StoreOptions.from("client").withAuthority(mine.toJson());
    Statement own = Samples.completion(Samples.ANA, Samples.SAFETY).build();
    UUID id = put(own, Origin.SOURCE, options).id();
    put(Samples.about(Samples.BRAM, Verbs.COMMENTED, id));
    put(Samples.completion(mine, Samples.SAFETY));
    assertThat(found(StatementQuery.where().authority(mine))).containsExactly(id);
    assertThat(found(StatementQuery.where().authority(mine).activity(Samples.SAFETY.id())))
        .containsExactly(id);
    assertThat(found(StatementQuery.where().authority(Samples.BRAM))).isEmpty();
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
