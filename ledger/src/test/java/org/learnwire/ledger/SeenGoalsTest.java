package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Dialect;

/** Goals as the systems that keep them show them: what moves is told, once. */
class SeenGoalsTest {
  private static final String WHO = "person-1";

  @TempDir Path folder;
  private LedgerFixture it;
  private SeenGoals goals;

  @BeforeEach
  void open() {
    it = new LedgerFixture(dialect(), folder, Limits.NONE);
    goals = new SeenGoals(it.database);
    it.enter(Draft.create("goal", "goal/1"));
    it.sendWell("goal", "g1");
  }

  Dialect dialect() {
    return Dialect.SQLITE;
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void whose_goals_are_to_be_read_is_asked_once_a_day() {
    assertThat(due()).containsExactly(WHO);
    see();
    assertThat(due()).isEmpty();
    it.clock.pass(Duration.ofHours(25));
    assertThat(due()).containsExactly(WHO);
    it.change(tx -> tx.update("insert into restricted values (?, 0, 'ann', '')", WHO));
    assertThat(due()).as("nothing of theirs is used").isEmpty();
  }

  @Test
  void whoever_has_no_goal_of_ours_any_more_is_not_read() {
    it.change(tx -> tx.update("update entry set state = 'undone'"));
    assertThat(due()).isEmpty();
  }

  @Test
  void whose_turn_it_is_is_found_without_a_look_at_any_entry() {
    assumeTrue(dialect() == Dialect.SQLITE);
    List<String> plan =
        it.database.read(
            tx ->
                tx.list(
                    "explain query plan " + GoalReads.DUE,
                    row -> row.getString("detail"),
                    "hr",
                    0,
                    10));
    assertThat(plan)
        .anyMatch(line -> line.contains("COVERING INDEX entry_goal (connection=?)"))
        .noneMatch(line -> line.startsWith("SCAN"));
  }

  @Test
  void what_somebody_makes_of_our_goal_is_told_once_and_what_we_made_is_not() {
    it.enter(Draft.progress("half", "goal/1", 50));
    it.sendWell("half", "g1");
    assertThat(see(goal("g1", "Grow", 50))).isEmpty();
    assertThat(told()).isEmpty();

    assertThat(see(goal("g1", "Grow", 50).put("status", "CLOSED"))).hasSize(1);
    assertThat(see(goal("g1", "Grow", 50).put("status", "CLOSED"))).isEmpty();
    assertThat(see(goal("g1", "Grow", 75))).as("opened again").hasSize(1);
    assertThat(see(goal("g1", "Grow", 100))).hasSize(1);
    assertThat(see()).as("deleted").hasSize(1);
    assertThat(see()).isEmpty();

    assertThat(told())
        .containsExactly(
            "person-1 source subject closed",
            "person-1 source subject accepted",
            "person-1 source subject done",
            "person-1 source subject closed");
    assertThat(goals.of(List.of(WHO)))
        .extracting(SeenGoal::isOurs, SeenGoal::state)
        .containsExactly(tuple(true, SeenGoal.State.GONE));
  }

  @Test
  void a_hundred_per_cent_that_we_sent_is_no_news() {
    it.enter(Draft.progress("all", "goal/1", 100));
    it.sendWell("all", "g1");
    assertThat(see(goal("g1", "Grow", 100))).isEmpty();
  }

  @Test
  void a_goal_that_was_made_there_is_shown_and_never_decides_of_the_past() {
    see(goal("g1", "Grow", 0), goal("x1", "Listen", 100), goal("x2", "Budget", 10));
    see(goal("g1", "Grow", 0), goal("x2", "Budget", 20), goal("x3", "Listen", 0));

    assertThat(goals.of(List.of(WHO)))
        .extracting(SeenGoal::remoteId, SeenGoal::isOurs, SeenGoal::path)
        .as("what is not there any more is not kept")
        .containsExactly(
            tuple("g1", true, "subject"),
            tuple("x2", false, null),
            tuple("x3", false, "listening"));
    assertThat(bodies())
        .extracting(
            body -> body.path("path").asText() + " " + body.path("state").asText(),
            body -> body.path("history").asBoolean())
        .containsExactly(
            tuple("listening done", true),
            tuple(" accepted", true),
            tuple("listening accepted", false),
            tuple("listening closed", false));
    assertThat(bodies().toString()).as("their words are not told").doesNotContain("Budget");
  }

  @Test
  void nothing_of_an_erased_person_stays() {
    see(goal("x2", "Budget", 10));
    it.change(tx -> PersonErasure.run(tx, List.of(WHO), it.clock.instant()));
    assertThat(goals.of(List.of(WHO))).isEmpty();
    assertThat(due()).isEmpty();
  }

  private List<String> due() {
    return new GoalReads(it.database).due("hr", it.clock.instant().minus(Duration.ofDays(1)), 10);
  }

  private List<SeenGoal> see(ObjectNode... shown) {
    return it.database.write(
        "see",
        tx ->
            goals.take(
                tx,
                "hr",
                WHO,
                List.of(shown),
                title ->
                    title.equals("Listen") ? Optional.of("listening") : Optional.<String>empty(),
                it.clock.instant()));
  }

  private static ObjectNode goal(String id, String title, int percent) {
    ObjectNode goal = Json.empty();
    return goal.put("remoteId", id).put("title", title).put("progressPercent", percent);
  }

  private List<String> told() {
    return it.goalMoves().stream().filter(each -> each.contains(" source ")).toList();
  }

  private List<ObjectNode> bodies() {
    return it.database.read(
        tx ->
            tx.list(
                "select body from journal where kind = 'GoalSeen' and origin = 'source'"
                    + " order by position",
                row -> Json.object(row.getString(1))));
  }
}
