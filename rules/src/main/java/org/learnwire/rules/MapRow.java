package org.learnwire.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the learning map, read and checked on its own. */
record MapRow(
    long line,
    @Nullable String courseIri,
    String path,
    @Nullable String skill,
    @Nullable String kind,
    List<PracticeTask> tasks,
    Map<String, String> goalTitles,
    @Nullable Integer dueDays,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  Place place(Place.Kind as, @Nullable String task) {
    return new Place(path, as, task, validFrom, validTo);
  }
}
