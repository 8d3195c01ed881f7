package org.learnwire.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.learnwire.app.pages.MapView;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.MapReport;
import org.learnwire.rules.Company;
import org.learnwire.rules.LearningPath;
import org.learnwire.rules.PracticeTask;
import org.learnwire.rules.Skill;

/** Shows a report on the learning map. */
public final class MapViews {
  private final MapReport report;
  private final Company company;

  private MapViews(MapReport report, JourneySettings settings) {
    this.report = report;
    this.company = new Company(settings.zone(), settings.languages());
  }

  public static MapView of(MapReport report, JourneySettings settings, Instant now) {
    MapViews views = new MapViews(report, settings);
    return new MapView(
        now,
        settings.rules().learningMap().map(NamedText::name).orElse(null),
        report.map().paths().stream().map(views::path).toList(),
        report.unmapped().stream().map(MapViews::course).toList(),
        report.check().dead().stream()
            .map(dead -> new MapView.Dead(dead.line(), dead.course(), dead.path()))
            .toList(),
        report.check().overlaps().stream()
            .map(each -> new MapView.Overlap(each.what(), each.paths(), each.lines()))
            .toList());
  }

  private MapView.Path path(LearningPath path) {
    return new MapView.Path(
        path.label(),
        path.kind(),
        Optional.ofNullable(path.skill()).map(this::skill).orElse(null),
        path.courses().stream().map(this::course).toList(),
        path.tasks().stream().map(PracticeTask::name).toList(),
        path.goalTitles().isEmpty() ? null : company.text(path.goalTitles()),
        path.dueDays(),
        path.evidence(),
        path.kpi(),
        path.owner());
  }

  private String skill(Skill skill) {
    return skill.name(company);
  }

  private MapView.Course course(String iri) {
    MapReport.Seen seen = report.courses().get(iri);
    return seen == null ? new MapView.Course("", iri, iri, 0) : course(seen);
  }

  private static MapView.Course course(MapReport.Seen seen) {
    return new MapView.Course(
        seen.connection().orElse(""), seen.key(), seen.name(), seen.learners());
  }

  /** The paths of one that the other has not. */
  static List<String> missing(MapView of, MapView in) {
    List<String> there = in.paths().stream().map(MapView.Path::label).toList();
    return of.paths().stream()
        .map(MapView.Path::label)
        .filter(label -> !there.contains(label))
        .toList();
  }
}
