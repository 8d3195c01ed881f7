package org.learnwire.app.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.learnwire.app.pages.Observations.Practice;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.rules.LearningPath;
import org.learnwire.rules.PracticeTask;

/** The practice tasks of the learning map, each under every course of its path. */
final class Practices {
  private final Map<String, Placed> byId = new LinkedHashMap<>();

  /** A practice task under one course. */
  record Placed(Practice practice, PracticeTask task, String courseIri) {}

  private Practices() {}

  static Practices of(Journey journey) {
    Practices practices = new Practices();
    Optional<NamedText> map = journey.settings().rules().learningMap();
    if (map.isEmpty()) {
      return practices;
    }
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (var rows = format.parse(new StringReader(map.get().text()))) {
      rows.forEach(row -> practices.add(journey, row));
      return practices;
    } catch (IOException e) {
      throw new UncheckedIOException("the learning map cannot be read", e);
    }
  }

  private void add(Journey journey, CSVRecord row) {
    Optional<LearningPath> path = journey.learningMap().path(row.get("path"));
    String course = row.get("course");
    Optional<String> iri =
        course.contains("://")
            ? Optional.of(course)
            : journey.courseActivity(row.get("connection"), course);
    if (path.isEmpty() || iri.isEmpty()) {
      return;
    }
    for (PracticeTask task : path.get().tasks()) {
      String id = path.get().name() + "|" + course + "|" + task.iri();
      Practice practice = new Practice(id, path.get().label(), course, course, task.name());
      byId.putIfAbsent(id, new Placed(practice, task, iri.get()));
    }
  }

  List<Practice> all() {
    return byId.values().stream().map(Placed::practice).toList();
  }

  /** A practice task under the first course of the map that it stands with. */
  Placed first(String task) {
    return byId.values().stream()
        .filter(placed -> placed.task().iri().equals(task))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no practice task " + task));
  }

  Placed placed(String id) {
    Placed placed = byId.get(id);
    if (placed == null) {
      throw new IllegalArgumentException("there is no practice task " + id);
    }
    return placed;
  }
}
