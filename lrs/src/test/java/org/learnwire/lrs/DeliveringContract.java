package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/** What the store promises those who bring whole batches, side by side, on every database. */
abstract class DeliveringContract extends StoreContract {
  private StatementIntake intake;
  private Credential client;

  @BeforeEach
  void signIn() {
    intake = new StatementIntake(store, "https://lrs.example.test");
    Credentials credentials =
        Credentials.load(folder.resolve("credentials.yaml"), Clock.systemUTC());
    NewCredential made = credentials.add("client");
    client = credentials.verify(made.key(), made.secret()).orElseThrow();
  }

  private static Statement completion(UUID id) {
    return Samples.completion(Samples.ANA, Samples.SAFETY).id(id).build();
  }

  private static Statement failure(UUID id) {
    return Samples.of(Samples.ANA, Verbs.FAILED, Samples.SAFETY).id(id).build();
  }

  @Test
  void ids_come_back_in_the_order_of_the_batch() {
    List<Statement> batch = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      batch.add(completion(UUID.randomUUID()));
    }
    List<UUID> ids = intake.accept(batch, client);
    assertThat(ids).isEqualTo(batch.stream().map(one -> one.id().orElseThrow()).toList());
    assertThat(found(StatementQuery.where().limit(300).ascending(true))).isEqualTo(ids);
  }

  @Test
  void a_batch_with_a_conflict_is_not_stored_at_all_and_the_first_difference_is_named() {
    UUID id = UUID.randomUUID();
    intake.accept(List.of(completion(id)), client);
    UUID other = UUID.randomUUID();
    assertThatThrownBy(() -> intake.accept(List.of(completion(other), failure(id)), client))
        .isInstanceOfSatisfying(
            StatementConflict.class,
            conflict -> {
              assertThat(conflict.id()).isEqualTo(id);
              assertThat(conflict.path()).isEqualTo("$.verb.id");
            });
    assertThat(store.byId(other)).isEmpty();
    assertThat(store.count()).isEqualTo(1);
  }

  @Test
  void the_same_id_twice_in_a_batch_is_refused_even_for_the_same_statement() {
    UUID id = UUID.randomUUID();
    assertThatThrownBy(() -> intake.accept(List.of(completion(id), completion(id)), client))
        .isInstanceOf(RepeatedStatementId.class)
        .hasMessageContaining(id.toString());
    assertThat(store.count()).isZero();
  }

  @Test
  void a_batch_sent_again_changes_nothing() {
    List<Statement> batch = List.of(completion(UUID.randomUUID()), failure(UUID.randomUUID()));
    List<UUID> first = intake.accept(batch, client);
    assertThat(intake.accept(batch, client)).isEqualTo(first);
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void of_two_that_wait_together_with_the_same_id_the_first_wins_and_neighbours_are_stored() {
    UUID id = UUID.randomUUID();
    UUID besides = UUID.randomUUID();
    List<CompletableFuture<List<UUID>>> answers =
        together(
            List.of(completion(id)),
            List.of(failure(id), failure(besides)),
            List.of(completion(id)),
            List.of(failure(UUID.randomUUID())));
    assertThat(answers.get(0).join()).containsExactly(id);
    assertThatThrownBy(() -> answers.get(1).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StatementConflict.class);
    assertThat(answers.get(2).join()).containsExactly(id);
    assertThat(answers.get(3).join()).hasSize(1);
    assertThat(store.byId(besides)).isEmpty();
    assertThat(store.byId(id).orElseThrow().statement().verb()).isEqualTo(Verbs.COMPLETED);
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void a_statement_refused_with_its_batch_does_not_keep_a_later_one_of_its_id_out() {
    UUID taken = UUID.randomUUID();
    intake.accept(List.of(completion(taken)), client);
    UUID id = UUID.randomUUID();
    List<CompletableFuture<List<UUID>>> answers =
        together(List.of(completion(id), failure(taken)), List.of(failure(id)));
    assertThatThrownBy(() -> answers.get(0).join()).hasCauseInstanceOf(StatementConflict.class);
    assertThat(answers.get(1).join()).containsExactly(id);
    assertThat(store.byId(id).orElseThrow().statement().verb()).isEqualTo(Verbs.FAILED);
  }

  @Test
  void a_voiding_statement_and_its_target_may_come_in_one_batch_in_either_order() {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    Statement voidsOne = Samples.about(Samples.BRAM, Verbs.VOIDED, one).build();
    Statement voidsTwo = Samples.about(Samples.BRAM, Verbs.VOIDED, two).build();
    intake.accept(List.of(completion(one), voidsOne, voidsTwo, completion(two)), client);
    assertThat(store.byId(one).orElseThrow().voided()).isTrue();
    assertThat(store.byId(two).orElseThrow().voided()).isTrue();
    assertThat(store.latest(10)).hasSize(2);
  }

  /** Holds the writer until all of them wait, in this order; then they are one group. */
  @SafeVarargs
  private List<CompletableFuture<List<UUID>>> together(List<Statement>... batches) {
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Object> holder =
        CompletableFuture.supplyAsync(() -> database.write("hold", tx -> waitFor(held)));
    List<CompletableFuture<List<UUID>>> answers = new ArrayList<>();
    for (List<Statement> batch : batches) {
      Thread[] waiting = new Thread[1];
      CompletableFuture<List<UUID>> answer = new CompletableFuture<>();
      waiting[0] = new Thread(() -> accept(batch, answer));
      waiting[0].start();
      await()
          .until(
              () ->
                  waiting[0].getState() == Thread.State.WAITING
                      || waiting[0].getState() == Thread.State.TERMINATED);
      answers.add(answer);
    }
    held.countDown();
    holder.join();
    return answers;
  }

  private void accept(List<Statement> batch, CompletableFuture<List<UUID>> answer) {
    try {
      answer.complete(intake.accept(batch, client));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private static Object waitFor(CountDownLatch held) {
    try {
      held.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
