package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;

/** What a target says no to, and what whoever looks at the plan reads of it. */
class TargetTroubleTest {
  private final Turning clock = new Turning(Instant.parse("2026-11-23T09:00:00Z"));
  @TempDir Path folder;
  private Vendors vendors;
  private Journey journey;
  private Map<String, String> staff;
  private String person;

  @BeforeEach
  void start() throws Exception {
    vendors = new Vendors(folder, Vendors.unhurried(2));
    journey = vendors.open(clock);
    journey.pass(PassRequest.standard());
    staff = Staff.everywhere(journey, vendors);
    person = staff.keySet().iterator().next();
  }

  @AfterEach
  void stop() throws Exception {
    journey.close();
    vendors.close();
  }

  @Test
  void a_goal_that_was_deleted_there() {
    goalOf(person);
    String id =
        journey.ledger().standing().correlation(Vendors.HR, "goal/g").orElseThrow().remoteId();
    vendors.tell("/learn", "{\"kind\": \"goal-delete\", \"goal\": \"" + id + "\"}");

    Entry progress = progress("p", 30);

    assertThat(progress.state()).isEqualTo(EntryState.CONFLICT);
    assertThat(progress.message())
        .isEqualTo("it is not there any more: deleted, or hidden from us");
    assertThat(vendors.state().path("goals").findValuesAsText("title")).isEmpty();
  }

  @Test
  void a_goal_that_is_deleted_in_the_moment_between_looking_and_writing() {
    goalOf(person);
    vendors.refuse("bamboohr", "PUT", 404, -1);

    Entry progress = progress("p", 30);

    assertThat(progress.state()).isEqualTo(EntryState.REFUSED);
    assertThat(progress.message())
        .startsWith(
            "it is not in BambooHR any more: somebody deleted it there, or the person is gone;"
                + " nothing was written (hr: ");
  }

  @Test
  void a_person_who_left_while_something_waited() {
    goalOf(person);
    Staff.enter(journey, List.of(Staff.progress("p", person, Vendors.HR, "g", 30)));
    vendors.tell(
        "/learn",
        "{\"kind\": \"leaver\", \"person\": \"%s\", \"day\": \"2026-11-20\"}"
            .formatted(numberOf(person)));
    // Of two HR systems both say so.
    journey.pass(new PassRequest(Optional.empty(), true, Optional.empty(), true, true));

    Entry progress = Staff.entry(journey, "p");
    assertThat(progress.state()).isEqualTo(EntryState.CANCELLED);
    assertThat(progress.message())
        .isEqualTo("this person has left: neither goals nor thanks any more");
  }

  @Test
  void a_person_who_is_gone_there_and_nobody_has_said_so() {
    vendors.refuse("bamboohr", "POST", 404, -1);

    Entry goal = sent(Staff.goal("g", person, Vendors.HR, WriteClass.LOOKUP));

    assertThat(goal.state()).isEqualTo(EntryState.REFUSED);
    assertThat(goal.message())
        .startsWith(
            "BambooHR does not know this person, or what it is about, any more: nothing was"
                + " written (hr: ");
  }

  @Test
  void a_field_that_the_vendor_needs_and_nobody_gave() {
    ObjectNode fields = Staff.fields().put("title", "Learn");
    Entry goal =
        sent(
            Staff.decision(
                "g", person, Vendors.HR, "goal.create", WriteClass.LOOKUP, "goal/g", fields));

    assertThat(goal.state()).isEqualTo(EntryState.REFUSED);
    assertThat(goal.message())
        .startsWith(
            "BambooHR does not take it like this, something it needs is missing or wrong: nothing"
                + " was written (hr: nothing sent, ")
        .contains("a goal in BambooHR needs a dueDate");
    assertThat(vendors.state().path("goals")).isEmpty();
  }

  @Test
  void a_conflict_of_two_changes_is_tried_again_and_then_left_to_a_person() {
    goalOf(person);
    vendors.refuse("bamboohr", "PUT", 409, 1);
    assertThat(progress("p30", 30).state()).isEqualTo(EntryState.APPROVED);
    clock.pass(Duration.ofMinutes(2));
    journey.pass(Vendors.sendOnly());
    assertThat(Staff.entry(journey, "p30").state()).isEqualTo(EntryState.DONE);

    vendors.refuse("bamboohr", "PUT", 412, -1);
    progress("p60", 60);
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofHours(2));
      journey.pass(Vendors.sendOnly());
    }
    Entry left = Staff.entry(journey, "p60");
    assertThat(left.state()).isEqualTo(EntryState.REFUSED);
    assertThat(left.attempts()).isEqualTo(5);
    assertThat(left.message())
        .startsWith(
            "something else changed it in BambooHR at the same moment: nothing was written (hr: ");
  }

  @Test
  void a_conflict_about_what_can_be_found_is_looked_for_before_it_is_sent_again() {
    vendors.refuse("bamboohr", "POST", 409, 1);
    assertThat(sent(Staff.goal("g", person, Vendors.HR, WriteClass.LOOKUP)).state())
        .isEqualTo(EntryState.UNKNOWN);
    clock.pass(Duration.ofSeconds(12));
    journey.pass(Vendors.sendOnly());
    assertThat(Staff.entry(journey, "g").state()).isEqualTo(EntryState.DONE);
    assertThat(vendors.state().path("goals").findValuesAsText("title")).hasSize(1);
  }

  @Test
  void an_answer_that_says_no_although_its_status_says_yes() {
    vendors.fault("slack", "POST", "error", 0, -1, 0);
    Entry message =
        sent(
            Staff.decision(
                "m",
                person,
                Vendors.CHAT,
                "message.send",
                WriteClass.NONE,
                "message.send/m",
                Staff.fields().put("text", "Look").put("to", "learner")));
    assertThat(message.state()).isEqualTo(EntryState.REFUSED);
    assertThat(message.message()).contains("chat/message.send answered").contains("\"ok\":false");
  }

  private void goalOf(String owner) {
    assertThat(sent(Staff.goal("g", owner, Vendors.HR, WriteClass.LOOKUP)).state())
        .isEqualTo(EntryState.DONE);
  }

  private Entry progress(String name, int percent) {
    return sent(Staff.progress(name, person, Vendors.HR, "g", percent));
  }

  private Entry sent(NewEntry entry) {
    Staff.enter(journey, List.of(entry));
    journey.pass(Vendors.sendOnly());
    return journey.ledger().standing().find(entry.id()).orElseThrow();
  }

  private String numberOf(String who) {
    for (var each : vendors.look("/company").path("people")) {
      if (each.path("employee").asText().equals(staff.get(who))) {
        return each.path("idnumber").asText();
      }
    }
    throw new IllegalStateException("nobody");
  }
}
