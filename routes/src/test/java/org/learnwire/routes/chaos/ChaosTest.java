package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Inverse;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.Settlement;
import org.learnwire.ledger.UndoScope;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;

/**
 * Five hundred decisions, five vendors that lose, delay, throttle, half-do and repeat, and a
 * program that dies at every named point. Afterwards nothing is there twice and nothing is lost.
 */
class ChaosTest {
  private static final int DECISIONS = 500;
  private static final Set<Death.Point> DIED = EnumSet.noneOf(Death.Point.class);
  private static final List<String> SYSTEMS =
      List.of("bamboohr", "hibob", "salesforce", "leapsome", "slack");

  /** Of what does not arrive, what does, and what nobody can tell. */
  private static final List<String> KINDS =
      List.of(
          "drop",
          "drop",
          "throttle",
          "status",
          "drop-after",
          "drop-after",
          "late",
          "status-after",
          "truncate",
          "cut",
          "slow");

  private static final Inverse DELETE = new Inverse("goal.delete", WriteClass.OWN_KEY, null, false);

  private final Turning clock = new Turning(Instant.parse("2026-11-23T09:00:00Z"));
  @TempDir Path folder;
  private Random random;
  private Vendors vendors;
  private List<NewEntry> open;

  static LongStream seeds() {
    int asked = Boolean.getBoolean("learnwire.long") ? 200 : 3;
    long first = Long.getLong("learnwire.chaos.seed", 1);
    return LongStream.range(first, first + Integer.getInteger("learnwire.chaos.seeds", asked));
  }

  @AfterAll
  static void everyPointWasDiedAt() {
    assertThat(DIED).containsExactlyInAnyOrder(Death.Point.values());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_breaks_and_wherever_it_dies_nothing_is_there_twice_and_nothing_is_lost(long seed)
      throws Exception {
    random = new Random(seed);
    try (Vendors all = new Vendors(folder, Vendors.unhurried(4))) {
      vendors = all;
      open = new ArrayList<>(decided(seed));
      for (Death.Point point : inSomeOrder()) {
        live(new Death(point, 1 + random.nextInt(often(point)), this::hangUp));
      }
      calmDown();
    }
  }

  /** Everybody is read once; then it is decided about those whom all systems know. */
  private List<NewEntry> decided(long seed) {
    try (Journey journey = vendors.open(clock)) {
      assertThat(journey.pass(PassRequest.standard()).problems()).isEmpty();
      Map<String, String> staff = Staff.everywhere(journey, vendors);
      assertThat(staff).hasSizeGreaterThan(20);
      staff.forEach(
          (person, employee) ->
              Staff.correlated(journey, Vendors.GROWTH, Decided.growth(person), "g" + employee));
      String course = vendors.look("/company").path("courses").path(0).path("fullname").asText();
      return new Decided(seed, List.copyOf(staff.keySet()), course).some(DECISIONS);
    }
  }

  private List<Death.Point> inSomeOrder() {
    List<Death.Point> points = new ArrayList<>(List.of(Death.Point.values()));
    points.remove(Death.Point.RECOVERY);
    Collections.shuffle(points, random);
    // There is something to recover only after a death in the middle of sending.
    points.add(points.indexOf(Death.Point.SENT_WITHOUT_REPLY) + 1, Death.Point.RECOVERY);
    return points;
  }

  private static int often(Death.Point point) {
    return switch (point) {
      case AFTER_DECIDED, TOKEN, RECOVERY, UNDO -> 1;
      case BEFORE_DECIDED, LOOKING, SENT_WITHOUT_REPLY -> 8;
      case ANY_WRITE -> 300;
      default -> 30;
    };
  }

  /** One life of the program, until it dies or has had its time. */
  private void live(Death death) {
    vendors.heal();
    damage();
    DatabaseOptions options = DatabaseOptions.standard().withListener(death);
    try (Journey journey = vendors.open(clock, options, death)) {
      enter(journey, death, 1 + DECISIONS / Death.Point.values().length);
      for (int beat = 0; beat < 3; beat++) {
        journey.pass(Vendors.sendOnly());
        undo(journey);
        if (random.nextInt(3) > 0) {
          time(Duration.ofSeconds(12));
        }
      }
    } catch (RuntimeException | Error e) {
      assertThat(ExceptionUtils.getRootCause(e)).isInstanceOf(Death.Killed.class);
    }
    if (death.isDead()) {
      DIED.add(death.point());
    }
  }

  /** In one unit of work; what died in it is decided again. */
  private void enter(Journey journey, Death death, int most) {
    List<NewEntry> some = List.copyOf(open.subList(0, Math.min(most, open.size())));
    Staff.enter(journey, some);
    death.passes(Death.Point.AFTER_DECIDED);
    open.removeAll(some);
  }

  /** Somebody thinks better of a goal. */
  private void undo(Journey journey) {
    List<UUID> made =
        journey.ledger().standing().latest(Integer.MAX_VALUE).stream()
            .filter(e -> e.writeName().equals("goal.create") && e.state() == EntryState.DONE)
            .map(Entry::id)
            .toList();
    if (!made.isEmpty()) {
      UndoScope one = UndoScope.of(List.of(made.get(random.nextInt(made.size()))));
      journey.ledger().undoing().undo(one, (connection, write) -> DELETE, "ann", "a mistake");
    }
  }

  private void damage() {
    for (String system : SYSTEMS) {
      for (int i = random.nextInt(4); i > 0; i--) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        vendors.fault(
            system, "POST|PUT|PATCH|DELETE", kind, random.nextInt(6), 1 + random.nextInt(2), 40);
      }
    }
    vendors.fault("salesforce", "data", "badtoken", random.nextInt(9), 1, 0);
    vendors.fault("leapsome", "goals|praise", "badtoken", random.nextInt(9), 1, 0);
    vendors.fault("bamboohr", "GET", "twice", random.nextInt(2), 5, 0);
    vendors.fault("hibob", "search", "twice", random.nextInt(2), 5, 0);
    if (random.nextInt(3) == 0) {
      vendors.fault("bamboohr", "GET .*goals", "drop", 0, 2, 0);
    }
  }

  /** What is on its way is done over there long after the program is up again. */
  private void hangUp() {
    vendors.heal();
    vendors.fault("*", "POST .*goals$", "late", 0, 1, 1_500);
  }

  /** What was under way over there arrives meanwhile. */
  private void time(Duration passed) {
    vendors.settleDown();
    clock.pass(passed);
  }

  /** From now on all goes well: nothing stays open but what only a person can tell. */
  private void calmDown() {
    vendors.heal();
    try (Journey journey = vendors.open(clock)) {
      Staff.enter(journey, open);
      for (int beat = 0; beat < 40 && goesByItself(journey); beat++) {
        time(Duration.ofHours(2));
        journey.pass(Vendors.sendOnly());
      }
      settle(journey);
      Afterwards after = new Afterwards(journey, vendors);
      after.nothingIsTwice();
      after.nothingIsLost(DECISIONS);
      after.everyUndoIsDone();
      after.everyGoalStandsWhereItWasLastMoved();
    }
  }

  private static boolean goesByItself(Journey journey) {
    return journey.ledger().waiting().stream()
        .anyMatch(line -> line.asks() == PlanLine.Asks.NOTHING);
  }

  /**
   * What was sent often and never found: a person looks, and says what is; what came after it goes
   * then.
   */
  private void settle(Journey journey) {
    while (settled(journey)) {
      time(Duration.ofHours(2));
      journey.pass(Vendors.sendOnly());
    }
  }

  private static boolean settled(Journey journey) {
    boolean any = false;
    for (PlanLine line : journey.ledger().waiting()) {
      Entry entry = journey.ledger().standing().find(line.id()).orElseThrow();
      if (entry.writeClass() != WriteClass.NONE && line.asks() == PlanLine.Asks.SETTLING) {
        assertThat(entry.resends()).as(entry::message).isGreaterThan(3);
        journey.ledger().settle(line.id(), Settlement.SEND_AGAIN, null, "ann");
        any = true;
      }
    }
    return any;
  }
}
