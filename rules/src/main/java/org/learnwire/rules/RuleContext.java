package org.learnwire.rules;

import java.time.LocalDate;
import java.time.ZoneId;
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
  private final Map<Kept, LocalDate> dates = new IdentityHashMap<>();
  private final Map<Kept, List<Placed>> placed = new IdentityHashMap<>();

  /** Where in the map an activity of a fact stands. */
  record Placed(String activity, Place place) {}

  private RuleContext(
      LearningMap map, Company company, Set<String> named, String personId, PersonFacts person) {
    this.map = map;
    this.company = company;
    this.named = named;
    this.personId = personId;
    this.person = person;
    this.zone = person.zone() == null ? company.timeZone() : person.zone();
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
    return dates.computeIfAbsent(fact, each -> each.at().atZone(zone).toLocalDate());
  }

  List<Placed> placed(Kept fact) {
    return placed.computeIfAbsent(fact, this::find);
  }

  private List<Placed> find(Kept fact) {
    List<Placed> all = new ArrayList<>(2);
    for (String activity : fact.on()) {
      for (Place place : map.placesOf(activity, date(fact))) {
        all.add(new Placed(activity, place));
      }
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
