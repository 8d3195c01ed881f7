package org.learnwire.app.desk;

import org.learnwire.app.pages.LearningMaps;
import org.learnwire.app.pages.LineProblem;
import org.learnwire.app.pages.MapTrial;
import org.learnwire.app.pages.MapView;
import org.learnwire.app.pages.Problem;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.MapReport;
import org.learnwire.rules.InvalidLearningMap;
import org.springframework.stereotype.Component;

/** The learning map of the journey. */
@Component
class JourneyMaps implements LearningMaps {
  private static final String TRIED = "learning-map.csv";

  private final Journey journey;

  JourneyMaps(Journey journey) {
    this.journey = journey;
  }

  @Override
  public MapView inForce() {
    return view(journey.settings());
  }

  @Override
  public MapTrial tried(String csv) {
    try {
      MapView now = inForce();
      MapView then = view(journey.settings().withLearningMap(new NamedText(TRIED, csv)));
      return new MapTrial(null, then, MapViews.missing(then, now), MapViews.missing(now, then));
    } catch (InvalidLearningMap e) {
      return MapTrial.refused(
          new LineProblem(
              e.line(), new Problem("file", e.what(), "Mend the line and choose the file again.")));
    }
  }

  private MapView view(JourneySettings settings) {
    return MapViews.of(
        MapReport.of(settings, journey.database(), journey.clock()),
        settings,
        journey.clock().instant());
  }
}
