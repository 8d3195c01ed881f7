package org.learnwire.app.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.ledger.Correlation;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ledger.SeenGoals;
import org.learnwire.ltitool.pages.LoopView.Goal;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneyCounts;

/**
 * The goals of a person as the systems that keep them show them, each once: one of ours that was
 * read back stands as it stands there, and those that were made there stand beside.
 */
final class FrameGoals {
  private final Journey journey;

  FrameGoals(Journey journey) {
    this.journey = journey;
  }

  /** What a goal is called in the ledger. */
  record Place(String connection, String target) {}

  /**
   * A goal that we have written there.
   *
   * @param fields as they were sent last
   * @param ended whether we have closed it since
   */
  record Ours(String subject, ObjectNode fields, boolean ended, Instant changed) {}

  /** Those that are open come first. */
  List<Goal> of(String person) {
    List<String> ids = journey.people().idsOf(person);
    Map<String, String> systems = new HashMap<>();
    for (JourneyCounts.Named named : journey.counts().connections()) {
      systems.put(named.name(), named.title());
    }
    return joined(ours(person, ids), new SeenGoals(journey.database()).of(ids)).stream()
        .map(each -> each.of(systems, at -> LocalDate.ofInstant(at, journey.settings().zone())))
        .sorted(Comparator.comparing(Goal::stands))
        .toList();
  }

  private Map<Place, Ours> ours(String person, List<String> ids) {
    Set<Place> ended = new HashSet<>();
    for (String id : ids) {
      ended.addAll(
          journey
              .database()
              .read(
                  tx ->
                      tx.list(
                          "select connection, target from entry where person_id = ?"
                              + " and write_name = 'goal.close' and state = 'done'"
                              + " and undoes is null",
                          row -> new Place(row.getString(1), row.getString(2)),
                          id)));
    }
    Map<Place, Ours> ours = new LinkedHashMap<>();
    for (Entry entry : journey.evidence().goals(person)) {
      Place place = new Place(entry.connection(), entry.target());
      Optional<Correlation> there =
          journey.ledger().standing().correlation(entry.connection(), entry.target());
      ObjectNode fields = entry.fields().deepCopy();
      there.ifPresent(sent -> fields.setAll(sent.lastSent()));
      Instant changed = there.map(Correlation::changed).orElse(entry.changed());
      ours.putIfAbsent(place, new Ours(entry.subject(), fields, ended.contains(place), changed));
    }
    return ours;
  }

  /** One goal, before it is said in words. */
  record Joined(
      String connection, String title, ObjectNode fields, Goal.Stands stands, Instant at) {
    private interface Days {
      LocalDate day(Instant at);
    }

    private Goal of(Map<String, String> systems, Days days) {
      return new Goal(
          title,
          percent(fields),
          FrameDesk.date(fields.path("dueDate").asText("")),
          systems.getOrDefault(connection, connection),
          days.day(at),
          stands);
    }

    private static @Nullable Integer percent(ObjectNode fields) {
      return fields.path("progressPercent").isNumber()
          ? Math.min(100, Math.max(0, fields.path("progressPercent").asInt()))
          : null;
    }
  }

  static List<Joined> joined(Map<Place, Ours> ours, List<SeenGoal> seen) {
    Map<Place, Ours> unread = new LinkedHashMap<>(ours);
    List<Joined> goals = new ArrayList<>();
    for (SeenGoal goal : seen) {
      Ours own =
          goal.target() == null ? null : unread.remove(new Place(goal.connection(), goal.target()));
      String title = goal.fields().path("title").asText("");
      String known = own == null ? "" : title(own);
      goals.add(
          new Joined(
              goal.connection(),
              title.isEmpty() ? known : title,
              goal.fields(),
              stands(goal.state()),
              goal.changed()));
    }
    unread.forEach(
        (place, own) ->
            goals.add(
                new Joined(
                    place.connection(), title(own), own.fields(), stands(own), own.changed())));
    goals.removeIf(each -> each.title().isEmpty());
    return goals;
  }

  private static String title(Ours own) {
    return own.fields().path("title").asText(own.subject());
  }

  private static Goal.Stands stands(SeenGoal.State state) {
    return switch (state) {
      case OPEN -> Goal.Stands.OPEN;
      case DONE -> Goal.Stands.REACHED;
      case CLOSED -> Goal.Stands.CLOSED;
      case GONE -> Goal.Stands.GONE;
    };
  }

  private static Goal.Stands stands(Ours own) {
    if (own.fields().path("progressPercent").asInt() >= 100) {
      return Goal.Stands.REACHED;
    }
    return own.ended() ? Goal.Stands.CLOSED : Goal.Stands.OPEN;
  }
}
