package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Everything that can happen to a ledger, in an order that a seed decides. */
final class Chaos implements AutoCloseable {
  private final LedgerFixture on;
  private final Ledger ledger;
  private final Random random;
  private final FakeTarget target = new FakeTarget();
  private final ChaosSender sender;
  private final Set<EntryState> reached = EnumSet.noneOf(EntryState.class);
  private final List<Draft> drafts = new ArrayList<>();
  private int entered;

  Chaos(Path folder, long seed) {
    on = new LedgerFixture(folder);
    ledger = on.ledger;
    random = new Random(seed);
    sender = new ChaosSender(on, random, target);
  }

  Set<EntryState> reached() {
    return reached;
  }

  void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> enter();
      case 3 -> ledger.approve(some(), "ann");
      case 4 -> some().forEach(this::answer);
      case 5 -> say();
      case 6, 7, 8, 9 -> sender.send();
      case 10, 11 -> sender.lookUp();
      case 12 -> sender.settle();
      case 13 -> voidOrUndo();
      case 14 -> answerNobodyWaitsFor();
      default -> restartOrHold();
    }
    on.clock.pass(Duration.ofSeconds(random.nextInt(90)));
  }

  /** Whoever is asked says yes. */
  private void answer(UUID id) {
    ledger
        .standing()
        .find(id)
        .flatMap(Entry::asking)
        .ifPresent(as -> on.change(tx -> ledger.accept(tx, id, as, Json.empty(), "bob")));
  }

  /** From now on everything goes well: at the end nothing may be left open. */
  void calmDown() {
    on.change(tx -> tx.update("update entry set held = 0"));
    ledger.recover();
    for (int round = 0; round < 60 && !ledger.waiting().isEmpty(); round++) {
      ledger.waiting().forEach(line -> answer(line.id()));
      ledger.approve(ledger.waiting().stream().map(PlanLine::id).toList(), "ann");
      on.clock.pass(Duration.ofHours(1));
      sender.workWell();
    }
    assertThat(ledger.waiting()).isEmpty();
  }

  /** Every entry stands where its steps led it, each step a legal move. */
  void check() {
    for (Entry entry : ledger.standing().latest(10_000)) {
      List<Step> steps = ledger.standing().history(entry.id());
      EntryState at = steps.get(0).state();
      assertThat(at).isIn(EntryState.PROPOSED, EntryState.PENDING);
      for (Step step : steps) {
        assertThat(step.state() == at || at.mayBecome(step.state())).isTrue();
        at = step.state();
        reached.add(at);
      }
      assertThat(entry.state()).isEqualTo(at);
      assertThat(steps).extracting(Step::seq).isSorted().doesNotHaveDuplicates();
    }
  }

  /** What the ledger calls done is there, and nothing it says is not there. */
  void checkAgainstTheTarget() {
    for (Entry entry : ledger.standing().latest(10_000)) {
      boolean may = entry.state() == EntryState.SETTLED;
      assertThat(may || target.has(entry.id()) == (entry.state() == EntryState.DONE))
          .as(() -> ledger.standing().history(entry.id()).toString())
          .isTrue();
    }
  }

  private void enter() {
    String name = "entry " + ++entered;
    String goal = "goal " + random.nextInt(5);
    Draft draft =
        switch (random.nextInt(5)) {
          case 0, 1 -> Draft.create(name, goal);
          case 2, 3 -> Draft.progress(name, goal, random.nextInt(11) * 10);
          default -> recognition(name);
        };
    draft.mode(Mode.values()[random.nextInt(4)]).cause("statement " + random.nextInt(30));
    on.enter(draft);
    drafts.add(draft);
    if (random.nextInt(2) == 0) {
      assertThat(on.enter(drafts.get(random.nextInt(drafts.size()))).isNew()).isFalse();
    }
  }

  private Draft recognition(String name) {
    Draft draft = Draft.recognition(name);
    return random.nextBoolean() ? draft.field("points", 5) : draft;
  }

  private List<UUID> some() {
    return ledger.standing().latest(30).stream()
        .map(Entry::id)
        .filter(id -> random.nextInt(3) == 0)
        .toList();
  }

  private void say() {
    switch (random.nextInt(5)) {
      case 0 -> ledger.decline(List.of(anyWaiting()), "ann", "no");
      case 1 -> on.change(tx -> ledger.cancel(tx, List.of(anyWaiting()), "people", "has left"));
      case 2 ->
          on.change(
              tx ->
                  ledger.expire(
                      tx,
                      random.nextBoolean() ? Mode.PROPOSAL : Mode.DRAFT,
                      on.clock.instant().minus(Duration.ofMinutes(20))));
      case 3 ->
          ledger
              .standing()
              .find(anyWaiting())
              .filter(entry -> entry.asking().isPresent())
              .ifPresent(
                  e ->
                      on.change(
                          tx -> ledger.refuse(tx, e.id(), e.asking().orElseThrow(), "bob", "no")));
      default ->
          ledger
              .standing()
              .find(anyWaiting())
              .filter(entry -> entry.state().mayBecome(EntryState.CONFLICT))
              .ifPresent(e -> on.change(tx -> ledger.conflict(tx, e.id(), "edited")));
    }
  }

  private UUID any() {
    return Draft.id("entry " + random.nextInt(entered + 1));
  }

  private UUID anyWaiting() {
    List<PlanLine> waiting = ledger.waiting();
    return waiting.isEmpty() ? any() : waiting.get(random.nextInt(waiting.size())).id();
  }

  private void voidOrUndo() {
    if (random.nextInt(3) > 0) {
      UUID statement = Draft.id("statement " + random.nextInt(30));
      on.change(tx -> ledger.causeVoided(tx, List.of(statement)));
      return;
    }
    UUID id = any();
    if (ledger.standing().find(id).filter(entry -> entry.state() == EntryState.DONE).isPresent()) {
      undo(ledger.standing().find(id).orElseThrow());
    }
  }

  private void undo(Entry entry) {
    try {
      on.change(tx -> ledger.undone(tx, entry.id(), "ann", "mistake"));
    } catch (IllegalMove laterOnesFirst) {
      assertThat(laterOnesFirst).hasMessageContaining("undone first");
      return;
    }
    int earlier =
        ledger
            .standing()
            .correlation(entry.connection(), entry.target())
            .map(c -> c.lastSent().path("progressPercent").asInt())
            .orElse(0);
    target.undo(entry.id(), earlier);
  }

  private void answerNobodyWaitsFor() {
    UUID id = any();
    boolean expected =
        ledger
            .standing()
            .find(id)
            .map(Entry::state)
            .filter(s -> s == EntryState.SENDING || s == EntryState.UNKNOWN)
            .isPresent();
    if (!expected) {
      assertThatThrownBy(
              () -> on.change(tx -> ledger.outcome(tx, id, ReceiptOutcome.DONE, "x", null, null)))
          .isInstanceOfAny(IllegalMove.class, NoSuchEntry.class);
    }
  }

  private void restartOrHold() {
    if (random.nextBoolean()) {
      ledger.recover();
    } else {
      UUID id = any();
      on.change(tx -> tx.update("update entry set held = 1 - held where id = ?", id));
    }
  }

  @Override
  public void close() {
    on.close();
  }
}
