package org.learnwire.ltitool.launch;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.learnwire.lti.LoginState;

/**
 * Cookies that a browser keeps for us within one platform's pages (CHIPS): partitioned, so that
 * they are kept where third-party cookies are blocked. Secure counts as kept on this machine too.
 */
final class Cookies {
  private static final String SESSION = "learnwire-frame";
  private static final String KEPT = "; Secure; HttpOnly; SameSite=None; Partitioned";

  private Cookies() {}

  static void begun(LoginState state, HttpServletResponse response) {
    set(name(state), state.browser(), "/lti", Duration.ofMinutes(10), response);
  }

  static Optional<String> begun(LoginState state, HttpServletRequest request) {
    return value(name(state), request);
  }

  /** It was good for one launch. */
  static void over(LoginState state, HttpServletResponse response) {
    set(name(state), "", "/lti", Duration.ZERO, response);
  }

  static void session(FrameSession session, HttpServletResponse response) {
    set(SESSION, session.token(), "/", FrameSessions.GOOD, response);
  }

  static Optional<String> session(HttpServletRequest request) {
    return value(SESSION, request);
  }

  private static String name(LoginState state) {
    return "lti-" + state.id();
  }

  private static void set(
      String name, String value, String path, Duration age, HttpServletResponse response) {
    response.addHeader(
        "Set-Cookie",
        name + "=" + value + "; Path=" + path + "; Max-Age=" + age.toSeconds() + KEPT);
  }

  private static Optional<String> value(String name, HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
            .map(Cookie::getValue)
            .findFirst();
  }
}
