package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Verbs;

/** What the store promises of voiding, on every database. */
abstract class VoidingContract extends StoreContract {
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
        tx -> store.voidStatement(tx, id, voidingId, by, "the source took it back", Samples.NOON));
  }

  @Test
  void a_copy_that_is_to_be_complete_has_the_voided_too() {
    UUID id = put(Samples.completion(Samples.ANA, Samples.SAFETY));
    UUID voiding = put(Samples.about(Samples.BRAM, Verbs.VOIDED, id));
    assertThat(found(StatementQuery.where().ascending(true))).containsExactly(voiding);
    assertThat(found(StatementQuery.where().ascending(true).withVoided(true)))
        .containsExactly(id, voiding);
    assertThat(found(StatementQuery.where().verb(Verbs.COMPLETED.id()).withVoided(true)))
        .containsExactly(voiding, id);
  }
}
