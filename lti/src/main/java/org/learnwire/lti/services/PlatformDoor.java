package org.learnwire.lti.services;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** A call with a token: only to hosts that the platform named, and once more after a 401. */
final class PlatformDoor {
  private final AccessTokens tokens;
  private final ServiceCalls calls;
  private final ServiceHosts hosts;

  PlatformDoor(AccessTokens tokens, ServiceCalls calls, ServiceHosts hosts) {
    this.tokens = tokens;
    this.calls = calls;
    this.hosts = hosts;
  }

  /**
   * Calls, and hands out whatever came that is no failure of the way.
   *
   * @param anyOf scopes of which one is enough; asked for together
   * @param what completes the request: method, body and the one media type that is wanted
   * @throws ServiceFailure THROTTLED, UNAUTHORIZED, NOT_GRANTED, NOT_FOUND, UNREACHABLE
   */
  ServiceCalls.Answer call(
      Registration registration,
      Set<String> anyOf,
      URI address,
      UnaryOperator<HttpRequest.Builder> what) {
    if (!hosts.allows(registration, address)) {
      throw ServiceFailure.of(
          Kind.FOREIGN_HOST,
          address,
          0,
          "no signed launch of "
              + registration.title()
              + " named this host, so no token is sent there; launch the tool from the course once");
    }
    AccessToken token = tokens.token(registration, anyOf);
    ServiceCalls.Answer answer = send(token, address, what);
    if (answer.status() == 401) {
      tokens.forget(registration, anyOf, token);
      answer = send(tokens.token(registration, anyOf), address, what);
    }
    return judged(answer);
  }

  private ServiceCalls.Answer send(
      AccessToken token, URI address, UnaryOperator<HttpRequest.Builder> what) {
    HttpRequest.Builder request = what.apply(ServiceCalls.to(address));
    return calls.send(request.header("Authorization", "Bearer " + token.value()).build());
  }

  private static ServiceCalls.Answer judged(ServiceCalls.Answer answer) {
    if (answer.isThrottled()) {
      throw failure(Kind.THROTTLED, answer, "too many calls; try again later");
    }
    return switch (answer.status()) {
      case 401, 403 ->
          throw failure(
              Kind.UNAUTHORIZED,
              answer,
              "the platform does not allow it; look whether the tool is still in this course and"
                  + " has the service");
      case 404, 410 ->
          throw failure(
              Kind.NOT_FOUND, answer, "it is gone, or the course is concluded; nothing is sent");
      case 500, 502, 503, 504 ->
          throw new ServiceFailure(
              Kind.UNREACHABLE,
              answer.status(),
              true,
              ServiceFailure.plain(answer.from())
                  + " answered "
                  + answer.status()
                  + ": the platform has trouble of its own; try again later");
      default -> answer;
    };
  }

  static ServiceFailure failure(Kind kind, ServiceCalls.Answer answer, String next) {
    return ServiceFailure.of(kind, answer.from(), answer.status(), next);
  }
}
