package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;

/** What is about one goal goes one after the other; goals go side by side. */
class SideBySideTest {
  private static final int GOALS = 12;
  @TempDir Path folder;

  @Test
  void as_many_at_once_as_the_connection_allows_and_each_goal_in_its_order() throws Exception {
    try (Vendors vendors = new Vendors(folder, Vendors.unhurried(3))) {
      try (Journey journey = vendors.open(new Turning(Instant.parse("2026-11-23T09:00:00Z")))) {
        journey.pass(PassRequest.standard());
        Staff.enter(journey, lives(List.copyOf(Staff.everywhere(journey, vendors).keySet())));
        vendors.fault("bamboohr", "POST|PUT", "slow", 0, -1, 40);
        vendors.fault("hibob", "POST|PATCH", "slow", 0, -1, 40);
        vendors.tell("/reset-counters", "");
        journey.pass(Vendors.sendOnly());

        assertThat(journey.ledger().standing().counts())
            .isEqualTo(Map.of(EntryState.DONE, (long) 3 * GOALS + GOALS));
      }
      JsonNode most = vendors.state().path("maxConcurrent");
      assertThat(most.path("bamboohr").asInt()).isEqualTo(3);
      assertThat(most.path("hibob").asInt()).as("nor waits one for the other").isEqualTo(3);
      List<JsonNode> goals = new ArrayList<>();
      vendors.state().path("goals").forEach(own -> own.forEach(goals::add));
      assertThat(goals)
          .hasSize(GOALS)
          .allMatch(goal -> goal.path("status").asText().equals("closed"))
          .allMatch(goal -> goal.path("percentComplete").asInt() == 40);
    }
  }

  private static List<NewEntry> lives(List<String> people) {
    List<NewEntry> all = new ArrayList<>();
    for (int i = 0; i < GOALS; i++) {
      String name = "g" + i;
      String person = people.get(i);
      all.add(Staff.goal(name, person, Vendors.HR, WriteClass.LOOKUP));
      all.add(Staff.progress("p" + i, person, Vendors.HR, name, 40));
      all.add(
          Staff.decision(
              "c" + i,
              person,
              Vendors.HR,
              "goal.close",
              WriteClass.LOOKUP,
              "goal/" + name,
              Staff.fields()));
      all.add(Staff.goal("b" + i, person, Vendors.BOB, WriteClass.LOOKUP));
    }
    return all;
  }
}
