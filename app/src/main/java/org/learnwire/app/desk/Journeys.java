package org.learnwire.app.desk;

import java.time.Clock;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;

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
}
