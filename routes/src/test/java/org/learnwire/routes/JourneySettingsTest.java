package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Limits.PerDay;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;

class JourneySettingsTest {
  @Test
  void a_copy_of_the_data_has_no_copy_of_the_tokens() {
    JourneySettings settings =
        new JourneySettings(
            Path.of("data"),
            Optional.empty(),
            ZoneOffset.UTC,
            List.of("en"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0.2,
            new PeopleSettings(Map.of(), List.of(), Optional.empty()),
            RuleSettings.none(),
            Optional.empty(),
            new DemoSettings(false, false));
    JourneySettings copy = settings.withData(Path.of("copy"));
    assertThat(copy.data()).isEqualTo(Path.of("copy"));
    assertThat(copy.withData(Path.of("another")).home()).isEqualTo(Path.of("data"));
  }

  @Test
  void the_users_limits_go_over_the_connectors_and_leave_what_they_do_not_name() {
    Limits own = new Limits(5, 0, 2, new PerDay(1000, 0.2, null), Set.of(403));
    LimitSettings users =
        new LimitSettings(Optional.empty(), Optional.of(60), Optional.empty(), Optional.of(500));
    assertThat(users.over(own))
        .isEqualTo(new Limits(5, 60, 2, new PerDay(500, 0.2, null), Set.of(403)));
    assertThat(LimitSettings.none().over(own)).isEqualTo(own);
  }
}
