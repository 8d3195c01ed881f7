package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Limits;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.Patience;
import org.learnwire.ledger.PlanLine;
import org.learnwire.ledger.ReceiptOutcome;
import org.learnwire.ledger.Step;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.rules.Cycle;
import org.learnwire.rules.Cycles;

/** Nothing is written into a frozen cycle; what waits for it is told, and moved by a person. */
class ReviewGuardsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private HoldUpkeep upkeep;
  private CycleDesk desk;
  private ReviewGuards guards;

  @BeforeEach
  void open() {
    database = TestDatabase.open(folder);
    with(true, cycle(2026, Set.of()), cycle(2027, Set.of()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void before_the_freeze_a_goal_goes_with_the_id_of_its_cycle() {
    goal("a", "hr");

    assertThat(sends("a")).isTrue();

    assertThat(planId("a")).contains("plan-2026");
  }

  @Test
  void a_frozen_cycle_holds_it_says_so_before_the_approval_and_no_approval_lets_it_go() {
    goal("a", "hr");
    today("2026-12-15");

    assertThat(line("a").state()).isEqualTo(EntryState.PENDING);
    assertThat(line("a").keptBack())
        .isEqualTo("cycle 2026 is frozen since 15 Dec 2026; it can be planned for cycle 2027");
    assertThat(sends("a")).isFalse();
    assertThat(line("a").asks()).isEqualTo(PlanLine.Asks.NOTHING);
    assertThat(ledger.approve(List.of(id("a")), "boss").left().get(id("a")))
        .startsWith("cycle 2026");
    today("2026-12-16");
    assertThat(sends("a")).isFalse();
    assertThat(ledger.standing().history(id("a")))
        .extracting(Step::why)
        .filteredOn(why -> why.startsWith("cycle 2026"))
        .hasSize(1);
  }

  @Test
  void the_door_itself_refuses_where_nobody_has_looked_yet() {
    goal("a", "hr");
    now = Instant.parse("2026-12-15T12:00:00Z");

    ledger.approveAll("boss");

    assertThat(ledger.sending(id("a"))).isEmpty();
    assertThat(entry("a").held()).isTrue();
  }

  @Test
  void what_is_planned_for_the_next_cycle_has_its_dates_and_its_id_and_waits_for_its_window() {
    goal("a", "hr");
    today("2026-12-20");
    assertThat(desk.held().get(0).next()).contains("2027");

    assertThat(desk.planForNext("all", "Hanna of HR").count()).isEqualTo(1);

    assertThat(desk.held()).isEmpty();
    // Due 37 days after it was decided, so 37 days after the window of 2027 opens.
    assertThat(entry("a").fields().path("dueDate").asText()).isEqualTo("2027-02-17");
    assertThat(ledger.standing().history(id("a"))).extracting(Step::who).contains("Hanna of HR");
    assertThat(sends("a")).isFalse();
    assertThat(line("a").keptBack())
        .isEqualTo("waits until 11 Jan 2027, when the goal window of cycle 2027 opens");
    today("2027-01-11");
    assertThat(sends("a")).isTrue();
    assertThat(planId("a")).contains("plan-2027");
  }

  @Test
  void what_changes_a_goal_belongs_to_the_cycle_of_that_goal_and_does_not_move() {
    goal("a", "hr");
    assertThat(sends("a")).isTrue();
    today("2027-02-01");
    progress("b", "a");
    upkeep.run();
    nextDay();

    assertThat(line("b").keptBack())
        .isEqualTo("cycle 2026 is frozen since 15 Dec 2026, and this changes what stands in it");
    assertThat(desk.planForNext(id("b").toString(), "hr").left())
        .singleElement()
        .asString()
        .contains("does not move");
    goal("c", "hr");
    progress("d", "c");
    assertThat(sends("c")).isTrue();
    assertThat(sends("d")).as("a goal of 2027").isTrue();
  }

  @Test
  void a_later_freeze_lets_go_what_was_held() {
    goal("a", "hr");
    today("2026-12-20");
    assertThat(sends("a")).isFalse();

    Cycle later = cycle(2026, Set.of());
    with(
        true,
        new Cycle(
            "2026",
            later.from(),
            later.to(),
            later.goalsFrom(),
            later.to(),
            LocalDate.of(2027, 1, 31),
            later.ids(),
            Set.of()));
    upkeep.run();

    assertThat(line("a").keptBack()).isNull();
    assertThat(sends("a")).isTrue();
  }

  @Test
  void a_locked_plan_a_closed_window_and_a_missing_id_hold_too() {
    with(true, cycle(2026, Set.of("hr")), cycle(2027, Set.of()));
    goal("a", "hr");
    goal("b", "bob");
    upkeep.run();
    assertThat(line("a").keptBack())
        .isEqualTo("the plan of cycle 2026 is locked at hr; it can be planned for cycle 2027");
    assertThat(line("b").keptBack()).isNull();
    today("2026-12-02");
    assertThat(line("b").keptBack())
        .isEqualTo(
            "the goal window of cycle 2026 closed on 30 Nov 2026; it can be planned for cycle 2027");

    with(true, cycle(2026, Set.of()), without(cycle(2027, Set.of())));
    now = Instant.parse("2027-02-01T12:00:00Z");
    goal("c", "hr");
    upkeep.run();
    assertThat(line("c").keptBack()).startsWith("cycle 2027 has no id for hr: add it");
  }

  @Test
  void a_goal_that_would_count_in_the_review_is_not_sent_unless_somebody_accepted_that() {
    with(false);
    goal("a", "hr");
    goal("b", "bob");
    upkeep.run();

    assertThat(sends("a")).isFalse();
    assertThat(line("a").keptBack())
        .startsWith("BambooHR keeps no development goals")
        .endsWith("not sent unless connection hr says accept-performance-goal: true");
    assertThat(sends("b")).as("Bob has types of goals").isTrue();
    assertThat(desk.planForNext("all", "hr").count()).isZero();

    with(true);
    upkeep.run();
    assertThat(sends("a")).isTrue();
  }

  private void with(boolean accepted, Cycle... cycles) {
    Clock clock = ((InstantSource) () -> now).withZone(BERLIN);
    JourneySettings settings =
        new JourneySettings(
            folder,
            Optional.empty(),
            BERLIN,
            List.of("en"),
            List.of(
                connection("hr", "bamboohr", Map.of("companyDomain", "acme", "apiKey", "k"))
                    .acceptingPerformanceGoal(accepted),
                connection("bob", "hibob", Map.of("serviceUserId", "u", "token", "t"))),
            Optional.empty(),
            Optional.empty(),
            0.2,
            new PeopleSettings(Map.of(), List.of(), Optional.empty()),
            RuleSettings.none().withCycles(new Cycles(List.of(cycles))),
            Optional.empty(),
            new DemoSettings(false, false));
    Connections connections =
        new Connections(settings, each -> UUID.nameUUIDFromBytes(each.name().getBytes()));
    guards = new ReviewGuards(settings.rules().cycles(), BERLIN, connections, Limits.NONE);
    ledger = new Ledger(database, clock, Patience.standard(), guards);
    upkeep = new HoldUpkeep(database, ledger, guards, clock, BERLIN);
    desk =
        new CycleDesk(
            database,
            ledger,
            connections,
            guards,
            settings,
            new RuleSetup(settings, connections)
                .rules(database, clock, org.learnwire.rules.LearningMap.empty()),
            clock);
  }

  private static ConnectionSettings connection(
      String name, String connector, Map<String, String> settings) {
    return new ConnectionSettings(
        name,
        connector,
        Optional.of("https://" + name + ".example.test"),
        settings,
        Duration.ofHours(1),
        Optional.empty(),
        WriteMode.PLAN,
        Optional.empty(),
        LimitSettings.none());
  }

  private static Cycle cycle(int year, Set<String> locked) {
    return new Cycle(
        Integer.toString(year),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        LocalDate.of(year, 1, 11),
        LocalDate.of(year, 11, 30),
        LocalDate.of(year, 12, 15),
        Map.of("hr", "plan-" + year),
        locked);
  }

  private static Cycle without(Cycle cycle) {
    return new Cycle(
        cycle.name(),
        cycle.from(),
        cycle.to(),
        cycle.goalsFrom(),
        cycle.goalsTo(),
        cycle.freeze(),
        Map.of(),
        Set.of());
  }

  private void today(String day) {
    now = Instant.parse(day + "T12:00:00Z");
    upkeep.run();
  }

  private void nextDay() {
    now = now.plus(Duration.ofDays(1));
    upkeep.run();
  }

  private void goal(String name, String connection) {
    enter(name, connection, "goal.create", "goal/" + name, "dueDate", "2026-12-31");
  }

  private void progress(String name, String goal) {
    enter(name, "hr", "goal.progress", "goal/" + goal, "progressPercent", "50");
  }

  private void enter(
      String name, String connection, String write, String target, String field, String value) {
    NewEntry entry =
        new NewEntry(
            id(name),
            "a-rule",
            write,
            "ann",
            "path",
            name,
            connection,
            write,
            WriteClass.LOOKUP,
            target,
            Mode.PLAN,
            JsonNodeFactory.instance.objectNode().put(field, value),
            List.of(),
            "because",
            "lw-" + name,
            List.of(Approver.HR));
    database.write("enter", tx -> ledger.enter(tx, entry));
  }

  private boolean sends(String name) {
    ledger.approveAll("boss");
    return ledger.sending(id(name)).map(this::done).orElse(false);
  }

  private boolean done(Dispatch dispatch) {
    database.write(
        "done",
        tx ->
            ledger.outcome(
                tx, dispatch.id(), ReceiptOutcome.DONE, "remote-" + dispatch.target(), null, null));
    return true;
  }

  private Optional<String> planId(String name) {
    return database.read(tx -> guards.planId(tx, entry(name)));
  }

  private Entry entry(String name) {
    return ledger.standing().find(id(name)).orElseThrow();
  }

  private PlanLine line(String name) {
    return ledger.waiting().stream()
        .filter(line -> line.id().equals(id(name)))
        .findFirst()
        .orElseThrow();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
