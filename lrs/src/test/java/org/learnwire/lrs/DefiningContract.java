package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.ActivityTypes;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/** What the store promises to know of activities and agents, on every database. */
abstract class DefiningContract extends StoreContract {
  private static final String IRI = Samples.SAFETY.id();

  @Test
  void an_activity_that_no_statement_described_is_not_known() {
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    assertThat(store.activity(IRI)).isEmpty();
  }

  @Test
  void what_statements_say_of_an_activity_is_merged() {
    put(Samples.completion(Samples.ANA, Samples.SAFETY.named("en", "Safety")));
    put(
        Samples.completion(
            Samples.ANA, Samples.SAFETY.named("de", "Sicherheit").typed(ActivityTypes.COURSE)));
    put(Samples.completion(Samples.ANA, Samples.SAFETY.named("en", "Safety first")));
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    assertThat(store.activity(IRI).orElseThrow().toString())
        .contains("\"id\":\"" + IRI + "\"")
        .contains("\"en\":\"Safety first\"", "\"de\":\"Sicherheit\"", ActivityTypes.COURSE);
  }

  @Test
  void activities_around_the_object_are_described_too() {
    Activity path = Activity.of("https://example.test/path").named("en", "Path");
    put(
        Samples.completion(Samples.ANA, Samples.SAFETY)
            .context(Context.empty().withGrouping(path)));
    assertThat(store.activity(path.id())).isPresent();
  }

  @Test
  void a_unit_that_fails_leaves_no_description_behind_and_the_next_one_brings_it() {
    Statement described =
        Samples.completion(Samples.ANA, Samples.SAFETY.named("en", "Safety")).build();
    try {
      database.write(
          "fails",
          tx -> {
            store.store(tx, described, Origin.SOURCE, StoreOptions.from("academy"));
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException expected) {
      assertThat(store.activity(IRI)).isEmpty();
    }
    put(described);
    assertThat(store.activity(IRI)).isPresent();
  }

  @Test
  void the_names_of_an_agent_are_collected_once_each() {
    put(Samples.completion(Samples.ANA, Samples.SAFETY));
    put(Samples.completion(Samples.ANA, Samples.LEADERSHIP));
    put(Samples.completion(Agent.mbox("ana@example.test").named("Ana L."), Samples.SAFETY));
    assertThat(store.agentNames(new Identifier.Mbox("mailto:ana@example.test")))
        .containsExactly("Ana L.", "Ana López");
    assertThat(store.agentNames(new Identifier.Mbox("mailto:who@example.test"))).isEmpty();
  }

  @Test
  void a_sender_that_may_not_define_changes_nothing_of_this() {
    Statement described =
        Samples.completion(Samples.ANA, Samples.SAFETY.named("en", "Safety")).build();
    put(described, Origin.SOURCE, StoreOptions.from("guest").defining(false));
    assertThat(store.count()).isEqualTo(1);
    assertThat(store.activity(IRI)).isEmpty();
    assertThat(store.agentNames(new Identifier.Mbox("mailto:ana@example.test"))).isEmpty();
  }
}
