package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every rule may look up: the learning map, the company and the person that is looked at. Days
 * and places of facts are worked out once.
 */
final class RuleContext {
  private final LearningMap map;
  private final Company company;
  private final Set<String> named;
  private final String personId;
  private final PersonFacts person;
  private final ZoneId zone;
  private final ZoneRules zoneRules;
  private final Map<Kept, LocalDate> dates = new IdentityHashMap<>();
  private final Map<Kept, List<LearningMap.Placed>> placed = new IdentityHashMap<>();
  private @Nullable List<Kept> moves;

  private RuleContext(
      LearningMap map, Company company, Set<String> named, String personId, PersonFacts person) {
    this.map = map;
    this.company = company;
    this.named = named;
    this.personId = personId;
    this.person = person;
    this.zone = person.zone() == null ? company.timeZone() : person.zone();
    this.zoneRules = zone.getRules();
  }

  /**
   * For nobody in particular.
   *
   * @param named activities that rules name themselves
   */
  RuleContext(LearningMap map, Company company, Set<String> named) {
    this(map, company, named, "", PersonFacts.NONE);
  }

  /** The same for a person. */
  RuleContext of(String id, PersonFacts facts) {
    return new RuleContext(map, company, named, id, facts);
  }

  LearningMap map() {
    return map;
  }

  Company company() {
    return company;
  }

  String personId() {
    return personId;
  }

  PersonFacts person() {
    return person;
  }

  ZoneId zone() {
    return zone;
  }

  /** Where the person works on that day, as far as is known. */
  @Nullable String site(LocalDate day) {
    return person.on(day).map(PersonFacts.Time::site).orElse(null);
  }

  /** True for an activity that a rule could ask for. */
  boolean knows(String activity) {
    return map.knows(activity) || named.contains(activity);
  }

  /** The day on which it happened where the person was. */
  LocalDate date(Kept fact) {
    LocalDate date = dates.get(fact);
    if (date == null) {
      long second = fact.at().getEpochSecond() + zoneRules.getOffset(fact.at()).getTotalSeconds();
      date = LocalDate.ofEpochDay(Math.floorDiv(second, 86_400));
      dates.put(fact, date);
    }
    return date;
  }

  /** What changed for the person, as facts. */
  List<Kept> moves() {
    if (moves == null) {
      moves = PersonMoves.of(personId, person, zone);
    }
    return moves;
  }

  /** Where in the map the activities of a fact stand. */
  List<LearningMap.Placed> placed(Kept fact) {
    return placed.computeIfAbsent(fact, this::find);
  }

  private List<LearningMap.Placed> find(Kept fact) {
    if (fact.on().size() == 1) {
      return map.placed(fact.on().get(0), date(fact));
    }
    List<LearningMap.Placed> all = new ArrayList<>(2);
    for (String activity : fact.on()) {
      all.addAll(map.placed(activity, date(fact)));
    }
    return all;
  }

  String label(String path) {
    return map.path(path).map(LearningPath::label).orElse(path);
  }

  /** In the person's language, else in the company's. */
  String text(Map<String, String> texts) {
    return company.text(texts, person.language());
  }
}
