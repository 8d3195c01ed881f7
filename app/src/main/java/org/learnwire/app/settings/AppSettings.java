package org.learnwire.app.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.learnwire.app.signin.SignInSettings;
import org.learnwire.routes.JourneySettings;

/** The journey's settings and what only the server needs. */
public record AppSettings(
    JourneySettings journey,
    Path credentials,
    Optional<String> publicUrl,
    String company,
    LrsDuties duties,
    Policy policy,
    SignInSettings signIn,
    LtiSettings lti) {

  /** Where nothing is said of learning platforms. */
  public AppSettings(
      JourneySettings journey,
      Path credentials,
      Optional<String> publicUrl,
      String company,
      LrsDuties duties,
      Policy policy,
      SignInSettings signIn) {
    this(journey, credentials, publicUrl, company, duties, policy, signIn, LtiSettings.usual());
  }
}
