package org.learnwire.app.desk;

import java.time.Clock;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.services.PlatformServices;
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

  /** As the settings say, with the learning platforms that the tool is registered with. */
  public static Journey open(AppSettings settings, Clock clock, DatabaseOptions options) {
    Journey journey = open(settings.journey(), clock, options);
    Registrations platforms = new Registrations(journey.database(), clock);
    Keys keys = new Keys(journey.database(), new FolderSealing(settings.journey().data()), clock);
    AddressGuard guard = new AddressGuard(settings.lti().internalHosts());
    journey.lend(platforms);
    journey.lend(keys);
    journey.lend(new PlatformServices(journey.database(), platforms, keys, guard, clock));
    return journey;
  }

  /** For whom a statement is: as the policy says, and as people have chosen for themselves. */
  public static Visibility visibility(Journey journey, AppSettings settings) {
    return settings.policy().visibility().withBusinessResultsOf(new OwnResults(journey));
  }
}
