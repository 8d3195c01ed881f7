package org.learnwire.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnwire.app.desk.FrameGoals.Joined;
import org.learnwire.app.desk.FrameGoals.Ours;
import org.learnwire.app.desk.FrameGoals.Place;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ltitool.pages.LoopView.Goal.Stands;

class FrameGoalsTest {
  private static final Instant SENT = Instant.parse("2026-11-03T09:00:00Z");
  private static final Instant READ = Instant.parse("2026-11-20T09:00:00Z");
  private static final Place PLACE = new Place("hr", "goal/talks");

  private static ObjectNode fields(String title, int percent) {
    return new ObjectMapper()
        .createObjectNode()
        .put("title", title)
        .put("progressPercent", percent);
  }

  private static Ours ours(int percent, boolean ended) {
    return new Ours("talks", fields("Listen first", percent), ended, SENT);
  }

  private static SeenGoal seen(@Nullable String target, String title, SeenGoal.State state) {
    return new SeenGoal("hr", "p1", "77", target, "talks", fields(title, 60), state, READ);
  }

  @Test
  void a_goal_of_ours_that_was_read_back_stands_once_and_as_it_stands_there() {
    List<Joined> goals =
        FrameGoals.joined(
            Map.of(PLACE, ours(33, false)),
            List.of(
                seen("goal/talks", "Listen before I answer", SeenGoal.State.OPEN),
                seen(null, "Run the stand-up", SeenGoal.State.OPEN)));

    assertThat(goals)
        .extracting(Joined::title)
        .containsExactly("Listen before I answer", "Run the stand-up");
    assertThat(goals.get(0).fields().path("progressPercent").asInt()).isEqualTo(60);
    assertThat(goals.get(0).at()).isEqualTo(READ);
  }

  @Test
  void what_was_closed_reached_or_taken_away_there_says_so() {
    for (SeenGoal.State state : SeenGoal.State.values()) {
      List<Joined> goals =
          FrameGoals.joined(
              Map.of(PLACE, ours(33, false)), List.of(seen("goal/talks", "Listen", state)));
      Stands expected =
          state == SeenGoal.State.DONE ? Stands.REACHED : Stands.valueOf(state.name());
      assertThat(goals).singleElement().extracting(Joined::stands).isEqualTo(expected);
    }
  }

  @Test
  void what_was_not_read_yet_stands_as_it_was_sent() {
    assertThat(FrameGoals.joined(Map.of(PLACE, ours(33, false)), List.of()))
        .singleElement()
        .isEqualTo(new Joined("hr", "Listen first", fields("Listen first", 33), Stands.OPEN, SENT));
    assertThat(FrameGoals.joined(Map.of(PLACE, ours(100, true)), List.of()))
        .singleElement()
        .extracting(Joined::stands)
        .isEqualTo(Stands.REACHED);
    assertThat(FrameGoals.joined(Map.of(PLACE, ours(33, true)), List.of()))
        .singleElement()
        .extracting(Joined::stands)
        .isEqualTo(Stands.CLOSED);
  }
}
