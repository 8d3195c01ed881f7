package org.learnwire.lti.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** What a token endpoint's no means (RFC 6749, 5.2, and what platforms make of it). */
final class TokenRefusal {
  private TokenRefusal() {}

  static ServiceFailure of(Registration registration, ServiceCalls.Answer answer) {
    String error = "";
    String text = "";
    try {
      JsonNode json = ServiceCalls.JSON.readTree(answer.body());
      error = json.path("error").asText("");
      text = json.path("error_description").asText("");
    } catch (JsonProcessingException e) {
      // A page for people: told apart below.
    }
    if (answer.isThrottled()) {
      return failure(Kind.THROTTLED, answer, "too many calls; it is tried again later");
    }
    if (error.equals("invalid_scope")) {
      return failure(
          Kind.NOT_GRANTED,
          answer,
          "invalid_scope; allow the service in the tool's settings in the platform");
    }
    String said = said(error, text);
    if (isPage(answer) || text.startsWith("JWK Error")) {
      return failure(
          Kind.UNAUTHORIZED,
          answer,
          "the platform cannot fetch our keys"
              + said
              + "; look whether it reaches /lti/jwks, and whether its settings block the host or"
              + " the port; and whether the token address is the platform's");
    }
    if (text.contains("'aud'")) {
      return failure(
          Kind.UNAUTHORIZED,
          answer,
          "the audience "
              + registration.tokenAudience()
              + " is not accepted"
              + said
              + "; correct the token audience on the page LMS");
    }
    if (answer.status() >= 500 || error.isEmpty()) {
      return failure(Kind.UNREACHABLE, answer, "no answer of a token endpoint; try again later");
    }
    return failure(
        Kind.UNAUTHORIZED,
        answer,
        "the platform does not accept client "
            + registration.clientId()
            + said
            + "; compare client id, keys and clocks on the self-test page");
  }

  /**
   * One platform breaks over keys that it cannot fetch, and shows a page about it (Moodle 4.5,
   * recorded); a wrong address ends on such a page, too.
   */
  private static boolean isPage(ServiceCalls.Answer answer) {
    return answer.status() == 404 && answer.body().stripLeading().startsWith("<");
  }

  /** The platform's own words, cut: they are shown to the administrator. */
  private static String said(String error, String text) {
    String words = (error + " " + text).strip();
    return words.isEmpty() ? "" : " (" + words.substring(0, Math.min(200, words.length())) + ")";
  }

  private static ServiceFailure failure(Kind kind, ServiceCalls.Answer answer, String next) {
    return ServiceFailure.of(kind, answer.from(), answer.status(), next);
  }
}
