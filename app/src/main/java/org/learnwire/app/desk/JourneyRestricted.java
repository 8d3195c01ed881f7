package org.learnwire.app.desk;

import java.util.List;
import org.learnwire.app.signin.Restricted;
import org.learnwire.routes.Journey;
import org.springframework.stereotype.Component;

/** Who is restricted, as the journey knows. */
@Component
final class JourneyRestricted implements Restricted {
  private final Journey journey;

  JourneyRestricted(Journey journey) {
    this.journey = journey;
  }

  @Override
  public boolean covers(String personId) {
    return journey.privacy().isRestricted(personId);
  }

  @Override
  public List<String> reasons(String personId) {
    return journey.privacy().restrictions(personId);
  }
}
