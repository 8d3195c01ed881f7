package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** What keeps an approved entry back, and who lets it go. */
class LimitsTest {
  private static final Allowance.Whom ANN = new Allowance.Whom("ann", "bob", "Sales");

  @TempDir Path folder;
  private LedgerFixture it;
  private Allowance allowance = Allowance.FREE;

  @BeforeEach
  void open() {
    it = new LedgerFixture(dialect(), folder, (tx, entry, now) -> allowance);
  }

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void a_message_waits_for_the_morning_and_says_so() {
    Instant morning = it.clock.instant().plus(Duration.ofHours(9));
    it.enter(Draft.message("hello", "chat"));
    waits(morning, "waits until Tue 24 Nov 08:00 (quiet hours)");

    assertThat(it.ledger.sending(Draft.id("hello"))).isEmpty();

    assertThat(it.entry("hello").state()).isEqualTo(EntryState.APPROVED);
    assertThat(it.entry("hello").notBefore()).isEqualTo(morning);
    assertThat(line().keptBack()).isEqualTo("waits until Tue 24 Nov 08:00 (quiet hours)");
    assertThat(line().asks()).isEqualTo(PlanLine.Asks.NOTHING);
    assertThat(line().triedAgain()).isFalse();
    assertThat(it.next("chat")).isEmpty();
    it.clock.pass(Duration.ofHours(9));
    allowance = Allowance.FREE;
    assertThat(it.next("chat")).containsExactly(Draft.id("hello"));
    it.sendWell("hello", null);
    assertThat(it.state("hello")).isEqualTo(EntryState.DONE);
  }

  @Test
  void what_waits_is_cancelled_when_it_is_overtaken() {
    it.enter(Draft.message("hello", "chat"));
    waits(it.clock.instant().plus(Duration.ofHours(9)), "waits (quiet hours)");
    it.ledger.sending(Draft.id("hello"));

    it.change(tx -> it.ledger.overtaken(tx, Draft.id("hello"), "somebody has looked"));

    assertThat(it.state("hello")).isEqualTo(EntryState.CANCELLED);
  }

  @Test
  void the_same_reason_is_told_once_however_often_it_is_asked() {
    it.enter(Draft.message("hello", "chat"));
    for (int day = 0; day < 3; day++) {
      waits(it.clock.instant().plus(Duration.ofDays(1)), "waits (on leave)");
      it.ledger.sending(Draft.id("hello"));
      it.clock.pass(Duration.ofDays(1));
    }
    assertThat(it.ledger.standing().history(Draft.id("hello")))
        .filteredOn(step -> step.why().equals("waits (on leave)"))
        .hasSize(1);
  }

  @Test
  void a_cap_counts_every_channel_and_the_next_day_begins_anew() {
    Instant today = it.clock.instant();
    Instant tomorrow = today.plus(Duration.ofDays(1));
    cap(null, 2, today, tomorrow);
    for (String name : List.of("one", "two", "three")) {
      it.enter(Draft.message(name, name.equals("two") ? "mail" : "chat"));
    }
    it.sendWell("one", null);
    it.sendWell("two", null);

    assertThat(it.ledger.sending(Draft.id("three"))).isEmpty();
    assertThat(it.entry("three").notBefore()).isEqualTo(tomorrow);
    assertThat(line().keptBack()).isEqualTo("over the cap");

    it.clock.pass(Duration.ofDays(1));
    cap(null, 2, tomorrow, tomorrow.plus(Duration.ofDays(1)));
    it.sendWell("three", null);
    assertThat(it.state("three")).isEqualTo(EntryState.DONE);
  }

  @Test
  void a_cap_of_one_channel_leaves_the_others_alone() {
    Instant today = it.clock.instant();
    cap("chat", 1, today, today.plus(Duration.ofDays(1)));
    it.enter(Draft.message("one", "chat"));
    it.enter(Draft.message("two", "chat"));
    it.sendWell("one", null);

    assertThat(it.ledger.sending(Draft.id("two"))).isEmpty();
    cap("mail", 1, today, today.plus(Duration.ofDays(1)));
    it.enter(Draft.message("three", "mail"));
    it.sendWell("three", null);
    assertThat(it.state("three")).isEqualTo(EntryState.DONE);
  }

  @Test
  void what_was_refused_does_not_count() {
    Instant today = it.clock.instant();
    cap(null, 1, today, today.plus(Duration.ofDays(1)));
    it.enter(Draft.message("one", "chat"));
    it.enter(Draft.message("two", "chat"));
    it.ledger.sending(Draft.id("one"));
    it.answer("one", ReceiptOutcome.REFUSED, null, "no such channel");

    it.sendWell("two", null);

    assertThat(it.state("two")).isEqualTo(EntryState.DONE);
  }

  @Test
  void what_is_over_a_budget_is_held_until_a_person_approves_it_once_more() {
    budget(Quota.Of.GIVER, 1, false);
    it.enter(Draft.recognition("first"));
    it.enter(Draft.recognition("second"));
    it.sendWell("first", null);

    assertThat(it.ledger.sending(Draft.id("second"))).isEmpty();
    assertThat(it.entry("second").held()).isTrue();
    assertThat(line().keptBack()).isEqualTo("over the budget");
    assertThat(line().asks()).isEqualTo(PlanLine.Asks.APPROVAL);
    it.clock.pass(Duration.ofDays(400));
    assertThat(it.next("chat")).isEmpty();

    it.ledger.approveAll("boss");
    assertThat(it.entry("second").held()).isTrue();
    it.ledger.approve(List.of(Draft.id("second")), "boss");
    it.sendWell("second", null);
    assertThat(it.ledger.standing().history(Draft.id("second")))
        .extracting(Step::why)
        .contains("over the budget", "released");
  }

  @Test
  void points_are_added_up_for_whom_they_are_counted() {
    budget(Quota.Of.TEAM, 100, true);
    it.enter(Draft.recognition("first").field("points", 60));
    it.enter(Draft.recognition("second").field("points", 60));
    it.enter(Draft.recognition("third").field("points", 40));
    it.sendWell("first", null);

    assertThat(it.ledger.sending(Draft.id("second"))).isEmpty();
    it.sendWell("third", null);
    allowance =
        new Allowance(
            null, null, new Allowance.Whom(null, null, "Service"), List.of(quota(true, 100)));
    it.enter(Draft.recognition("elsewhere").field("points", 60));
    it.sendWell("elsewhere", null);
    assertThat(it.state("elsewhere")).isEqualTo(EntryState.DONE);
  }

  @Test
  void who_wants_none_gets_none_although_it_was_approved() {
    it.enter(Draft.message("hello", "chat"));
    allowance = Allowance.never("chose to get no nudges");

    assertThat(it.ledger.sending(Draft.id("hello"))).isEmpty();

    assertThat(it.state("hello")).isEqualTo(EntryState.CANCELLED);
    assertThat(it.entry("hello").message()).isEqualTo("chose to get no nudges");
  }

  private void waits(Instant until, String why) {
    allowance = new Allowance(null, new Allowance.Wait(until, why), ANN, List.of());
  }

  private void cap(String connection, long most, Instant since, Instant over) {
    Quota cap = new Quota(Quota.Of.RECIPIENT, connection, since, most, false, over, "over the cap");
    allowance = new Allowance(null, null, ANN, List.of(cap));
  }

  private void budget(Quota.Of of, long most, boolean points) {
    Quota budget = new Quota(of, null, Instant.EPOCH, most, points, null, "over the budget");
    allowance = new Allowance(null, null, ANN, List.of(budget));
  }

  private static Quota quota(boolean points, long most) {
    return new Quota(Quota.Of.TEAM, null, Instant.EPOCH, most, points, null, "over the budget");
  }

  private PlanLine line() {
    return it.ledger.waiting().get(0);
  }
}
