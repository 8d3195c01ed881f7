package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.learnwire.database.Database;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.routes.EvidenceSheet.Item;
import org.learnwire.routes.EvidenceSheet.Kind;
import org.learnwire.routes.EvidenceSheet.Part;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verbs;

/**
 * Puts evidence sheets together from the store and the ledger. The verbs are a closed list: nothing
 * that was tested, scored or reflected on can come onto a sheet, whatever the policy shows.
 */
final class EvidenceSheets {
  private static final Map<String, Kind> VERBS = new LinkedHashMap<>();
  private static final int MOST = 200;

  static {
    VERBS.put(Verbs.OBSERVED_APPLYING.id(), Kind.PRACTICE);
    VERBS.put(Verbs.COACHED.id(), Kind.FEEDBACK);
    VERBS.put(Verbs.RECOGNISED.id(), Kind.RECOGNITION);
  }

  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final StatementStore store;
  private final ZoneId zone;

  EvidenceSheets(
      Database database, Ledger ledger, People people, StatementStore store, ZoneId zone) {
    this.database = database;
    this.ledger = ledger;
    this.people = people;
    this.store = store;
    this.zone = zone;
  }

  /** A time that sheets are made for. */
  record Period(String name, LocalDate from, LocalDate to) {
    static Period ofYear(int year) {
      return new Period(
          Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * The sheet of a person as it would be today.
   *
   * @param shown which statements the policy shows to a manager
   */
  EvidenceSheet of(
      String personId,
      Period period,
      String language,
      LocalDate today,
      Predicate<StoredStatement> shown) {
    EvidenceWords words = EvidenceWords.of(language);
    Map<Kind, List<Item>> items = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      items.put(kind, new ArrayList<>());
    }
    for (Agent agent : people.agentsOf(personId)) {
      VERBS.forEach(
          (verb, kind) ->
              statements(agent, verb).stream()
                  .filter(stored -> period.holds(day(stored)) && shown.test(stored))
                  .filter(stored -> !failed(stored.statement()))
                  .forEach(stored -> add(items.get(kind), item(stored, kind, words))));
    }
    goals(personId, period, words, items.get(Kind.GOALS));
    List<Part> parts = new ArrayList<>();
    items.forEach(
        (kind, list) -> {
          list.sort(Comparator.comparing(Item::day).thenComparing(Item::text));
          if (!list.isEmpty()) {
            parts.add(new Part(kind, list));
          }
        });
    return new EvidenceSheet(
        people.labelOf(personId, true),
        period.name(),
        period.from(),
        period.to(),
        language,
        today,
        parts);
  }

  private List<StoredStatement> statements(Agent agent, String verb) {
    return store
        .query(StatementQuery.where().agent(agent).verb(verb).limit(MOST).build())
        .statements();
  }

  private LocalDate day(StoredStatement stored) {
    return Facts.at(stored).atZone(zone).toLocalDate();
  }

  private static boolean failed(Statement statement) {
    return statement.node().at("/result/success").asText().equals("false");
  }

  /** The same thing told by two systems stands there once. */
  private static void add(List<Item> items, Item item) {
    boolean there =
        items.stream()
            .anyMatch(each -> each.day().equals(item.day()) && each.text().equals(item.text()));
    if (!there) {
      items.add(item);
    }
  }

  private Item item(StoredStatement stored, Kind kind, EvidenceWords words) {
    Statement statement = stored.statement();
    String said = statement.node().at("/result/response").asText("").strip();
    String object =
        statement.object() instanceof Activity activity
            ? activity.name().texts().values().stream().findFirst().orElse(activity.id())
            : "";
    String text =
        switch (kind) {
          case PRACTICE -> words.applied(object);
          case FEEDBACK -> words.coached(object) + (said.isEmpty() ? "" : ": " + said);
          case RECOGNITION, GOALS -> said.isEmpty() ? object : said;
        };
    return new Item(stored.id().toString(), day(stored), text);
  }

  private void goals(String personId, Period period, EvidenceWords words, List<Item> items) {
    for (String id : people.idsOf(personId)) {
      for (Entry goal : setFor(id)) {
        LocalDate set = goal.changed().atZone(zone).toLocalDate();
        if (period.holds(set)) {
          items.add(new Item(goal.id().toString(), set, goal(goal, words)));
        }
      }
    }
  }

  /** Goals that stand at their systems. */
  List<Entry> setFor(String personId) {
    List<UUID> ids =
        database.read(
            tx ->
                tx.list(
                    "select id from entry where person_id = ? and write_name = 'goal.create'"
                        + " and state = 'done' order by position",
                    row -> UUID.fromString(row.getString(1)),
                    personId));
    return ids.stream()
        .flatMap(id -> ledger.standing().find(id).stream())
        .filter(entry -> entry.state() == EntryState.DONE)
        .toList();
  }

  private String goal(Entry goal, EvidenceWords words) {
    JsonNode now =
        ledger
            .standing()
            .correlation(goal.connection(), goal.target())
            .<JsonNode>map(each -> each.lastSent())
            .orElse(goal.fields());
    StringBuilder text = new StringBuilder("“").append(title(goal, now)).append("”");
    if (now.path("progressPercent").isNumber()) {
      text.append(", ").append(words.percent(now.path("progressPercent").asLong()));
    }
    String due = now.path("dueDate").asText("");
    if (!due.isEmpty()) {
      text.append(", ").append(words.due(shown(due, words)));
    }
    return text.toString();
  }

  static String title(Entry goal, JsonNode now) {
    return now.path("title").asText(goal.fields().path("title").asText(goal.subject()));
  }

  private static String shown(String day, EvidenceWords words) {
    try {
      return words.day(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return day;
    }
  }
}
