package org.learnwire.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;

/** Settings of a company in Berlin with one HR system, which nothing in the test calls. */
final class OneHrSystem {
  private OneHrSystem() {}

  static JourneySettings settings(Path folder) {
    return new JourneySettings(
        folder,
        Optional.empty(),
        ZoneId.of("Europe/Berlin"),
        List.of("en"),
        List.of(
            new ConnectionSettings(
                "hr",
                "bamboohr",
                Optional.of("https://hr.example.test"),
                Map.of("companyDomain", "acme", "apiKey", "k"),
                Duration.ofHours(1),
                Optional.empty(),
                WriteMode.PLAN,
                Optional.empty(),
                LimitSettings.none())),
        Optional.empty(),
        Optional.empty(),
        0.2,
        new PeopleSettings(Map.of(), List.of(), Optional.empty()),
        RuleSettings.none(),
        Optional.empty(),
        new DemoSettings(false, false));
  }
}
