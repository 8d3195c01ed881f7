package org.learnwire.routes.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.routes.chaos.Vendors.GROWTH;
import static org.learnwire.routes.chaos.Vendors.HR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.ledger.Correlation;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.WriteClass;
import org.learnwire.routes.Journey;

/** Compares what the ledger says with what the vendors hold. */
final class Afterwards {
  private static final Pattern REF = Pattern.compile("lw-\\d{6}-");
  private static final Set<String> MAKES =
      Set.of("goal.create", "learning.record", "recognition.give", "message.send");

  private final Journey journey;
  private final JsonNode state;
  private final List<Entry> entries;
  private final List<Entry> undos;
  private final Set<String> takenBack = new HashSet<>();

  Afterwards(Journey journey, Vendors vendors) {
    this.journey = journey;
    this.state = vendors.state();
    List<Entry> all = journey.ledger().standing().latest(Integer.MAX_VALUE);
    this.entries = all.stream().filter(entry -> entry.undoes() == null).toList();
    this.undos = all.stream().filter(entry -> entry.undoes() != null).toList();
    entries.stream()
        .filter(entry -> entry.writeName().equals("goal.create"))
        .filter(entry -> entry.state() == EntryState.UNDONE)
        .forEach(entry -> takenBack.add(entry.target()));
  }

  /** How often each reference of ours stands anywhere at a vendor. */
  static Map<String, Integer> there(JsonNode state) {
    Map<String, Integer> there = new TreeMap<>();
    state.path("goals").forEach(own -> own.forEach(goal -> count(goal, there)));
    state.path("messages").forEach(message -> count(message, there));
    state
        .path("things")
        .properties()
        .forEach(
            things -> {
              if (!things.getKey().equals("hibob/key-results")) {
                things.getValue().forEach(thing -> count(thing, there));
              }
            });
    return there;
  }

  /** Once for each thing, wherever in it. */
  private static void count(JsonNode thing, Map<String, Integer> there) {
    Matcher ref = REF.matcher(thing.toString());
    if (ref.find()) {
      there.merge(ref.group(), 1, Integer::sum);
    }
  }

  void nothingIsTwice() {
    Map<String, Integer> there = there(state);
    assertThat(there.values()).as(() -> "what exists twice: " + twice(there)).allMatch(n -> n == 1);
    Map<String, Integer> parts = new HashMap<>();
    state
        .path("things")
        .path("hibob/key-results")
        .forEach(part -> parts.merge(value(part, "goalId"), 1, Integer::sum));
    assertThat(parts.values()).as("key results of a goal").allMatch(n -> n == 1);
    JsonNode things = state.path("things");
    assertThat(things.path("salesforce/WorkBadge"))
        .as("thanks and their badges")
        .hasSize(things.path("salesforce/WorkThanks").size());
  }

  private static String twice(Map<String, Integer> there) {
    Map<String, Integer> many = new TreeMap<>(there);
    many.values().removeIf(n -> n == 1);
    return many.toString();
  }

  /** What can be found again, or may be sent again, is there; of the rest somebody is told. */
  void nothingIsLost(int decisions) {
    assertThat(entries).hasSize(decisions);
    Map<String, Integer> there = there(state);
    for (Entry entry : entries) {
      boolean made = there.containsKey(entry.externalRef());
      switch (entry.state()) {
        case DONE -> {
          boolean makes = MAKES.contains(entry.writeName());
          assertThat(made).as(() -> "is there: " + told(entry)).isEqualTo(makes);
          boolean speaks = !entry.writeName().matches("learning.record|message.send|goal.close");
          assertThat(entry.statementId() != null).as(() -> told(entry)).isEqualTo(speaks);
        }
        case UNKNOWN ->
            assertThat(entry.writeClass()).as(() -> told(entry)).isEqualTo(WriteClass.NONE);
        case UNDONE -> {
          assertThat(takenBack).as(() -> told(entry)).contains(entry.target());
          assertThat(made).as(() -> told(entry)).isFalse();
        }
        case CANCELLED ->
            assertThat(entry.message())
                .as(() -> told(entry))
                .startsWith(takenBack.contains(entry.target()) ? entry.message() : "superseded by");
        default -> assertThat(entry.state()).as(() -> told(entry)).isEqualTo(EntryState.DONE);
      }
    }
  }

  /** What was to be taken back is taken back. */
  void everyUndoIsDone() {
    assertThat(undos).isNotEmpty().allMatch(undo -> undo.state() == EntryState.DONE);
    assertThat(takenBack).hasSameSizeAs(undos);
  }

  /** Each goal stands where it was moved to last. */
  void everyGoalStandsWhereItWasLastMoved() {
    Map<String, Integer> meant = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.writeName().equals("goal.progress") && !takenBack.contains(entry.target())) {
        String goal = entry.connection() + " " + entry.target();
        meant.merge(goal, entry.fields().path("progressPercent").asInt(), Math::max);
      }
    }
    Map<String, Integer> shown = shown();
    meant.forEach(
        (goal, percent) -> {
          String[] at = goal.split(" ", 2);
          Correlation ours = journey.ledger().standing().correlation(at[0], at[1]).orElseThrow();
          assertThat(ours.lastSent().path("progressPercent").asInt()).as(goal).isEqualTo(percent);
          assertThat(shown).as(goal).containsEntry(at[0] + " " + ours.remoteId(), percent);
        });
    for (Entry entry : entries) {
      if (entry.writeName().equals("goal.close") && !takenBack.contains(entry.target())) {
        String id =
            journey.ledger().standing().correlation(HR, entry.target()).orElseThrow().remoteId();
        assertThat(closed()).as(() -> told(entry)).contains(id);
      }
    }
  }

  private Map<String, Integer> shown() {
    Map<String, Integer> shown = new HashMap<>();
    state
        .path("goals")
        .forEach(
            own ->
                own.forEach(
                    goal ->
                        shown.put(
                            "hr " + goal.path("id").asText(),
                            goal.path("percentComplete").asInt())));
    JsonNode things = state.path("things");
    things
        .path("hibob/key-results")
        .forEach(
            part ->
                shown.put(
                    "bob " + value(part, "goalId"), Integer.parseInt(value(part, "currentValue"))));
    things
        .path("salesforce/Learning_Goal__c")
        .forEach(
            goal ->
                shown.put(
                    "crm " + goal.path("Id").asText(), goal.path("Percent_Complete__c").asInt()));
    things
        .path("leapsome/goals")
        .forEach(
            goal ->
                shown.put(GROWTH + " " + goal.path("id").asText(), goal.path("progress").asInt()));
    return shown;
  }

  private List<String> closed() {
    return state.path("goals").findParents("status").stream()
        .filter(goal -> goal.path("status").asText().equals("closed"))
        .map(goal -> goal.path("id").asText())
        .toList();
  }

  private String told(Entry entry) {
    return entry.connection()
        + "/"
        + entry.writeName()
        + " "
        + entry.externalRef()
        + journey.ledger().standing().history(entry.id());
  }

  private static String value(JsonNode thing, String field) {
    return thing.path("fields").path(field).path("value").asText();
  }
}
