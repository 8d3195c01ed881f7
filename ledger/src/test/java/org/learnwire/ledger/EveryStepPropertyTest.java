package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever anybody tries: nothing comes to the plan, or is sent, without every yes it needs. */
class EveryStepPropertyTest {
  private static final int SEEDS = Integer.getInteger("learnwire.seeds", 3);
  private static final int ENTRIES = 12;
  private static final int STEPS = 300;

  @TempDir Path folder;

  /** Who has said yes, or was passed over, as of the last time it was asked anew. */
  private final Map<UUID, Set<Approver>> agreed = new java.util.HashMap<>();

  private final Map<EntryState, Integer> seen = new EnumMap<>(EntryState.class);

  @Test
  void no_entry_is_planned_or_approved_without_every_step() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (LedgerFixture on = new LedgerFixture(folder.resolve("seed-" + seed))) {
        run(on, new Random(seed));
      }
    }
    assertThat(seen.keySet())
        .contains(
            EntryState.PROPOSED, EntryState.PENDING, EntryState.APPROVED, EntryState.DECLINED);
  }

  private void run(LedgerFixture on, Random random) {
    List<Draft> drafts = new ArrayList<>();
    Map<UUID, List<Approver>> asked = new java.util.HashMap<>();
    agreed.clear();
    for (int i = 0; i < ENTRIES; i++) {
      Draft draft = draft(i, random);
      on.enter(draft);
      drafts.add(draft);
      asked.put(draft.entry().id(), draft.entry().approvers());
    }
    for (int step = 0; step < STEPS; step++) {
      Draft draft = drafts.get(random.nextInt(ENTRIES));
      someone(on, random, draft, "entry " + drafts.indexOf(draft));
      on.clock.pass(Duration.ofHours(random.nextInt(5)));
      asked.forEach((id, approvers) -> check(on, id, approvers));
    }
  }

  private static Draft draft(int i, Random random) {
    List<Approver> others = new ArrayList<>(List.of(Approver.MANAGER, Approver.HR));
    Collections.shuffle(others, random);
    List<Approver> asks = new ArrayList<>(others.subList(0, random.nextInt(3)));
    boolean goal = random.nextBoolean();
    asks.add(0, goal ? Approver.LEARNER : Approver.SENDER);
    return (goal
            ? Draft.create("entry " + i, "g" + i).mode(Mode.PROPOSAL)
            : Draft.recognition("entry " + i).mode(Mode.DRAFT))
        .cause("s" + i)
        .asks(asks.toArray(Approver[]::new));
  }

  private void someone(LedgerFixture on, Random random, Draft draft, String name) {
    UUID id = draft.entry().id();
    Set<Approver> yes = agreed.computeIfAbsent(id, each -> EnumSet.noneOf(Approver.class));
    Approver as = Approver.values()[random.nextInt(4)];
    Approver now = on.ledger.standing().find(id).orElseThrow().asking().orElse(null);
    try {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3, 4 -> {
          on.accept(name, as, "somebody");
          assertThat(as).isEqualTo(now);
          yes.add(as);
        }
        case 5, 6 -> {
          boolean hrs = now == Approver.HR || on.state(name) == EntryState.PENDING;
          if (!on.ledger.approve(List.of(id), "Ida").moved().isEmpty()) {
            assertThat(hrs).isTrue();
            yes.add(Approver.HR);
          }
        }
        case 7 -> {
          on.change(tx -> on.ledger.passOver(tx, id, "nobody"));
          yes.add(now);
        }
        case 8 -> on.ask(name, "somebody");
        case 9 -> {
          if (random.nextInt(6) == 0) {
            on.refuse(name, as, "somebody", "");
          }
        }
        case 10 -> {
          on.change(tx -> on.ledger.causeVoided(tx, List.of(Draft.id("s" + name.substring(6)))));
        }
        default -> {
          boolean again =
              on.ledger.standing().find(id).orElseThrow().state() == EntryState.CANCELLED;
          on.enter(draft);
          if (again && on.ledger.standing().find(id).orElseThrow().state() == EntryState.PROPOSED) {
            yes.clear();
          }
        }
      }
    } catch (IllegalMove refused) {
      assertThat(refused).hasMessageContaining(id.toString());
    }
  }

  private void check(LedgerFixture on, UUID id, List<Approver> asked) {
    EntryState state = on.ledger.standing().find(id).orElseThrow().state();
    seen.merge(state, 1, Integer::sum);
    Set<Approver> yes = agreed.getOrDefault(id, Set.of());
    List<Approver> needed = new ArrayList<>(asked);
    if (state == EntryState.PENDING && needed.get(needed.size() - 1) == Approver.HR) {
      needed.remove(Approver.HR);
    }
    if (state == EntryState.PENDING || state == EntryState.APPROVED) {
      assertThat(yes).as(() -> state + " " + on.ledger.standing().history(id)).containsAll(needed);
    }
  }
}
