package org.learnwire.app.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.EntryState;
import org.learnwire.app.pages.EntryView;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Correlation;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.FieldChange;
import org.learnwire.ledger.PlanLine;
import org.learnwire.lrs.Sight;
import org.learnwire.people.People;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneyCounts;
import org.learnwire.rules.Decision;

/** Ledger entries as the pages show them. */
final class EntryViews {
  /** Enough to find the latest of a few states among all. */
  private static final int LOOK_BACK = 5_000;

  private final Journey journey;
  private final PeopleViews people;
  private final Sight sight;

  EntryViews(Journey journey, PeopleViews people, Sight sight) {
    this.journey = journey;
    this.people = people;
    this.sight = sight;
  }

  List<EntryView> waiting(boolean names) {
    Map<String, String> systems = systems();
    return journey.ledger().waiting().stream()
        .filter(line -> line.asks() != PlanLine.Asks.NOTHING)
        .filter(line -> line.asks() != PlanLine.Asks.PERSON)
        .filter(line -> !people.hides(line.personId()))
        .map(line -> view(line, systems, names))
        .toList();
  }

  Map<String, Long> plannedByConnection() {
    return journey.ledger().waiting().stream()
        .filter(line -> line.asks() == PlanLine.Asks.APPROVAL)
        .collect(Collectors.groupingBy(PlanLine::connection, Collectors.counting()));
  }

  /** What was declined is the person's alone and is not among them. */
  List<EntryView> latest(Set<EntryState> states, int limit, boolean names) {
    Map<String, String> systems = systems();
    int looked = states.isEmpty() ? limit : LOOK_BACK;
    return journey.ledger().standing().latestShown(looked).stream()
        .filter(e -> states.isEmpty() || states.contains(state(e.state())))
        .filter(e -> !hides(e))
        .limit(limit)
        .map(entry -> view(entry, systems, names))
        .toList();
  }

  /** What a rule decided last; what was declined is not among it. */
  List<EntryView> latestOf(String rule, int limit, boolean names) {
    Map<String, String> systems = systems();
    return journey.ledger().standing().latestOf(rule, limit).stream()
        .filter(entry -> !hides(entry))
        .map(entry -> view(entry, systems, names))
        .toList();
  }

  private Map<String, String> systems() {
    Map<String, String> systems = new HashMap<>();
    for (JourneyCounts.Named named : journey.counts().connections()) {
      systems.put(named.name(), named.title());
    }
    return systems;
  }

  private EntryView view(PlanLine line, Map<String, String> systems, boolean names) {
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> before = new LinkedHashMap<>();
    for (FieldChange change : line.changes()) {
      put(fields, change.field(), change.now());
      JsonNode old = change.old();
      // In a conflict the page shows theirs beside ours; what we sent last is neither.
      if (old != null && line.asks() != PlanLine.Asks.CHOICE) {
        put(before, change.field(), old);
      }
    }
    for (Clash clash : line.clashes()) {
      if (!clash.isWhole() && clash.theirs() != null) {
        put(before, clash.field(), clash.theirs());
      }
    }
    titled(before, line.connection(), line.target());
    Optional<String> other =
        journey.ledger().standing().find(line.id()).flatMap(e -> other(e.personId(), e.fields()));
    return new EntryView(
        line.id().toString(),
        line.connection(),
        systems.getOrDefault(line.connection(), line.connection()),
        line.writeName(),
        people.label(line.personId(), names),
        other.map(id -> people.label(id, names)).orElse(null),
        mentioned(line.personId(), other),
        worded(fields, line.personId(), names),
        before,
        because(line.id(), line.because()),
        line.rule(),
        EntryView.Mode.valueOf(line.mode().name()),
        state(line.state()),
        line.held(),
        message(line.id(), line.message(), line.because()),
        line.asks() != PlanLine.Asks.SETTLING,
        line.created(),
        line.changed(),
        line.version());
  }

  /** Whether it is about somebody of whom nothing is to be shown. */
  boolean hides(Entry entry) {
    return people.hides(entry.personId());
  }

  EntryView of(Entry entry, boolean names) {
    return view(entry, systems(), names);
  }

  private EntryView view(Entry entry, Map<String, String> systems, boolean names) {
    Map<String, String> before = new LinkedHashMap<>();
    if (!isOver(entry)) {
      journey
          .ledger()
          .standing()
          .correlation(entry.connection(), entry.target())
          .map(Correlation::lastSent)
          .ifPresent(sent -> putAll(before, sent));
    }
    titled(before, entry.connection(), entry.target());
    Map<String, String> fields = new LinkedHashMap<>();
    putAll(fields, entry.fields());
    Optional<String> other = other(entry.personId(), entry.fields());
    return new EntryView(
        entry.id().toString(),
        entry.connection(),
        systems.getOrDefault(entry.connection(), entry.connection()),
        entry.writeName(),
        people.label(entry.personId(), names),
        other.map(id -> people.label(id, names)).orElse(null),
        mentioned(entry.personId(), other),
        worded(fields, entry.personId(), names),
        before,
        because(entry.id(), entry.because()),
        entry.rule(),
        EntryView.Mode.valueOf(entry.mode().name()),
        state(entry.state()),
        entry.held(),
        message(entry.id(), entry.message(), entry.because()),
        !entry.onlyAPersonCanTell(),
        entry.created(),
        entry.changed());
  }

  /** A step on a goal sends no title; the goal has the one it was, or is to be, set with. */
  private void titled(Map<String, String> before, String connection, String target) {
    journey
        .ledger()
        .standing()
        .correlation(connection, target)
        .map(Correlation::lastSent)
        .or(() -> setting(connection, target).map(Entry::fields))
        .map(goal -> goal.path("title").asText(""))
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> before.putIfAbsent("title", title));
  }

  /** What sets the goal; nobody is told of one that was declined. */
  private Optional<Entry> setting(String connection, String target) {
    return journey
        .database()
        .read(
            tx ->
                tx.one(
                    "select id from entry where connection = ? and target = ?"
                        + " and write_name = 'goal.create'"
                        + " and state not in ('declined', 'expired')"
                        + " order by position desc limit 1",
                    row -> UUID.fromString(row.getString(1)),
                    connection,
                    target))
        .flatMap(journey.ledger().standing()::find);
  }

  private static boolean isOver(Entry entry) {
    return switch (entry.state()) {
      case PROPOSED, PENDING, APPROVED, CONFLICT -> false;
      default -> true;
    };
  }

  private static EntryState state(org.learnwire.ledger.EntryState state) {
    return EntryState.valueOf(state.name());
  }

  private static void putAll(Map<String, String> texts, ObjectNode fields) {
    fields.fields().forEachRemaining(f -> put(texts, f.getKey(), f.getValue()));
  }

  /** Ids of people are for the program only. */
  private static void put(Map<String, String> texts, String field, JsonNode value) {
    if (!field.endsWith("PersonId") && !field.equals("kind") && !field.equals("to")) {
      texts.put(field, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  /** Who gives the thanks, or who reads the message. */
  private Optional<String> other(String person, ObjectNode fields) {
    if (fields.path("to").asText().equals("manager")) {
      return journey.people().org().managerOf(person);
    }
    return Optional.ofNullable(fields.path("giverPersonId").textValue());
  }

  /** Why, unless that would tell what is for the person alone. */
  private String because(UUID entry, String because) {
    return mayTell(entry) ? because : "something that only the person sees";
  }

  /** The first step's message is the reason too. */
  private @Nullable String message(UUID entry, @Nullable String message, String because) {
    return because.equals(message) && !mayTell(entry) ? null : message;
  }

  private boolean mayTell(UUID entry) {
    return journey.ledger().standing().causes(entry).stream()
        .allMatch(id -> journey.statements().byId(id).map(sight::shows).orElse(true));
  }

  private Map<String, String> mentioned(String person, Optional<String> other) {
    Map<String, String> mentioned = new HashMap<>();
    mention(mentioned, person);
    other.ifPresent(id -> mention(mentioned, id));
    return mentioned;
  }

  /** For whoever takes names out: nobody is shown it. */
  private void mention(Map<String, String> mentioned, String person) {
    People all = journey.people();
    mentioned.put(all.labelOf(person, true), all.labelOf(person, false));
  }

  private Map<String, String> worded(Map<String, String> fields, String person, boolean names) {
    fields.computeIfPresent(
        "text",
        (field, text) -> text.replace(Decision.LEARNER, people.label(person, names).label()));
    return fields;
  }
}
