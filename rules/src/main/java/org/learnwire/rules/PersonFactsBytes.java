package org.learnwire.rules;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the directory says of a person, as a part of the bytes of a state. */
final class PersonFactsBytes {
  private PersonFactsBytes() {}

  static void write(PersonFacts facts, StateWriter out) {
    boolean known = !facts.equals(PersonFacts.NONE);
    out.octet(known ? 1 : 0);
    if (!known) {
      return;
    }
    out.word(facts.zone() == null ? null : facts.zone().getId());
    out.word(facts.language());
    out.day(facts.hired());
    out.day(facts.left());
    out.number(facts.times().size());
    for (PersonFacts.Time time : facts.times()) {
      out.day(time.from());
      out.day(time.to());
      out.word(time.status().name());
      out.word(time.team());
      out.word(time.site());
      out.word(time.manager());
    }
    out.number(facts.choices().size());
    new TreeMap<>(facts.choices())
        .forEach(
            (choice, value) -> {
              out.word(choice);
              out.word(value);
            });
    out.number(facts.cohorts().size());
    new TreeSet<>(facts.cohorts()).forEach(out::word);
  }

  static PersonFacts read(StateReader in) {
    if (in.octet() == 0) {
      return PersonFacts.NONE;
    }
    String zone = in.wordOrNull();
    String language = in.wordOrNull();
    var hired = in.day();
    var left = in.day();
    List<PersonFacts.Time> times = new ArrayList<>(2);
    for (int more = in.count(); more > 0; more--) {
      times.add(
          new PersonFacts.Time(
              in.day(),
              in.day(),
              PersonFacts.Status.valueOf(in.word()),
              in.wordOrNull(),
              in.wordOrNull(),
              in.wordOrNull()));
    }
    Map<String, String> choices = new TreeMap<>();
    for (int more = in.count(); more > 0; more--) {
      choices.put(in.word(), in.word());
    }
    Set<String> cohorts = new TreeSet<>();
    for (int more = in.count(); more > 0; more--) {
      cohorts.add(in.word());
    }
    return new PersonFacts(
        zone == null ? null : ZoneId.of(zone), language, hired, left, times, choices, cohorts);
  }
}
