package org.learnwire.connector.ltiags;

import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.lti.AddressRefused;
import org.learnwire.lti.services.ServiceFailure;

/** What a platform's no is in the kit's words. */
final class Failures {
  private Failures() {}

  static CallFailure of(EngineConnection connection, ServiceFailure failure) {
    Arrival arrival =
        failure.perhapsDone()
            ? Arrival.PERHAPS
            : failure.status() == 0 ? Arrival.NEVER : Arrival.ANSWERED;
    return connection.failure(
        word(failure.kind()), arrival, failure.status(), failure.getMessage(), "");
  }

  static CallFailure of(EngineConnection connection, NoPlatform none) {
    return connection.failure(
        ErrorWord.NOT_PERMITTED,
        Arrival.NEVER,
        none.getMessage(),
        "approve it on the page LMS, or correct issuer and clientId under connections.%s.settings"
            .formatted(connection.name()));
  }

  static CallFailure of(EngineConnection connection, AddressRefused refused) {
    return connection.failure(ErrorWord.INVALID, Arrival.NEVER, refused.getMessage(), "");
  }

  private static ErrorWord word(ServiceFailure.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> ErrorWord.TRANSIENT;
      case THROTTLED -> ErrorWord.THROTTLED;
      case UNAUTHORIZED -> ErrorWord.BAD_CREDENTIALS;
      case NOT_GRANTED, FOREIGN_HOST -> ErrorWord.NOT_PERMITTED;
      case NOT_FOUND -> ErrorWord.NOT_FOUND;
      case NO_LEARNER, NOT_LATER -> ErrorWord.REFUSED;
      case INVALID, BAD_ANSWER -> ErrorWord.INVALID;
    };
  }
}
