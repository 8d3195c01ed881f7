package org.learnwire.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the learning map, read and checked on its own. */
record MapRow(
    long line,
    @Nullable String connection,
    @Nullable String courseKey,
    @Nullable String courseIri,
    String path,
    @Nullable Skill skill,
    @Nullable String kind,
    List<PracticeTask> tasks,
    Map<String, String> goalTitles,
    @Nullable Integer dueDays,
    @Nullable String evidence,
    @Nullable String kpi,
    @Nullable String owner,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** The course as the line names it. */
  String courseName() {
    return connection == null || courseKey == null || LearningPath.isIri(courseKey)
        ? String.valueOf(courseKey)
        : connection + " " + courseKey;
  }

  Place place(Place.Kind as, @Nullable String task) {
    return new Place(path, as, task, validFrom, validTo);
  }
}
