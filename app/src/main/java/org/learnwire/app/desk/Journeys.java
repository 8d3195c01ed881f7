package org.learnwire.app.desk;

import java.time.Clock;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.xapi.visibility.Visibility;

/** Opens a journey with everything that the program adds to it. */
public final class Journeys {
  private Journeys() {}

  public static Journey open(JourneySettings settings, Clock clock, DatabaseOptions options) {
    Journey journey = Journey.open(settings, clock, options);
    settings
        .observations()
        .ifPresent(place -> journey.feedFrom(new ObservationFeed(journey, place)));
    return journey;
  }

  /** For whom a statement is: as the policy says, and as people have chosen for themselves. */
  public static Visibility visibility(Journey journey, AppSettings settings) {
    return settings.policy().visibility().withBusinessResultsOf(new OwnResults(journey));
  }
}
