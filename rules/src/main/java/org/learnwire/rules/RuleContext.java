package org.learnwire.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every rule may look up: the learning map and the company. */
record RuleContext(LearningMap map, Company company) {

  LocalDate date(Kept fact) {
    return company.date(fact.at());
  }

  List<Place> places(Collection<String> activities, Kept fact, Place.@Nullable Kind kind) {
    LocalDate on = date(fact);
    List<Place> places = new ArrayList<>();
    for (String activity : activities) {
      for (Place place : map.placesOf(activity, on)) {
        if (kind == null || place.kind() == kind) {
          places.add(place);
        }
      }
    }
    return places;
  }

  String label(String path) {
    return map.path(path).map(LearningPath::label).orElse(path);
  }
}
