package org.learnwire.app.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a session: no script reads it, no other site's form carries it. Under TLS its name
 * begins with {@code __Host-}, so that no neighbour's server can set it.
 */
public final class SessionCookie {
  private static final String NAME = "learnwire-session";
  private static final String SECURE = "__Host-" + NAME;

  private final OurAddress address;

  public SessionCookie(OurAddress address) {
    this.address = address;
  }

  /** What the browser sent. */
  public Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    String name = name(request);
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
            .map(Cookie::getValue)
            .findFirst();
  }

  void set(HttpServletRequest request, HttpServletResponse response, String value) {
    write(request, response, value, -1);
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", 0);
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, String value, long age) {
    // Not Strict: whoever follows a link from a mail to a page of theirs is signed in there.
    ResponseCookie cookie =
        ResponseCookie.from(name(request), value)
            .httpOnly(true)
            .secure(secure(request))
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private String name(HttpServletRequest request) {
    return secure(request) ? SECURE : NAME;
  }

  private boolean secure(HttpServletRequest request) {
    return address.isSecure(request.getHeader(HttpHeaders.HOST));
  }
}
