package org.learnwire.app.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who has gone to the provider and is not back yet: bound to the browser by a cookie, so that
 * nobody is signed in by an answer that another browser asked for.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String COOKIE = "learnwire-going";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int KEPT = 1_000;

  private record Going(OAuth2AuthorizationRequest request, Instant since) {}

  private final Clock clock;
  private final OurAddress address;
  private final Map<String, Going> going =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Going> eldest) {
          return size() > KEPT;
        }
      };

  PendingSignIns(Clock clock, OurAddress address) {
    this.clock = clock;
    this.address = address;
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
      HttpServletRequest request) {
    return cookie(request)
        .map(value -> going.get(Secret.hash(value)))
        .filter(found -> clock.instant().isBefore(found.since().plus(PATIENCE)))
        .map(Going::request)
        .filter(found -> String.valueOf(found.getState()).equals(request.getParameter("state")))
        .orElse(null);
  }

  @Override
  public synchronized void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest pending,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (pending == null) {
      return;
    }
    String value = Secret.draw();
    going.put(Secret.hash(value), new Going(pending, clock.instant()));
    write(request, response, value, PATIENCE);
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest found = loadAuthorizationRequest(request);
    if (found != null) {
      cookie(request).ifPresent(value -> going.remove(Secret.hash(value)));
      write(request, response, "", Duration.ZERO);
    }
    return found;
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(address.isSecure(request.getHeader(HttpHeaders.HOST)))
            .sameSite("Lax")
            .path("/login/oauth2/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst();
  }
}
