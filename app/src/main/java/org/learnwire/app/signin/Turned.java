package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.util.UriUtils;

/** What whoever may not is told: sign in first, or that it is somebody else's to do. */
final class Turned implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Turned.class);
  private final Accounts accounts;
  private final boolean singleSignOn;

  Turned(Accounts accounts, boolean singleSignOn) {
    this.accounts = accounts;
    this.singleSignOn = singleSignOn;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (!asksForAPage(request)) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    boolean first = !singleSignOn && accounts.list().isEmpty();
    String path = UriUtils.encodeQueryParam(request.getServletPath(), StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(HttpHeaders.LOCATION, first ? "/setup" : "/sign-in?to=" + path);
  }

  /** Not what a page asks for by itself: that would be answered with a page in its midst. */
  private static boolean asksForAPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && request.getHeader("HX-Request") == null;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (!Access.knows(request.getServletPath())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    SignedIn who = SignedIn.of(request);
    LOG.warn(
        "{} {} was refused: not for {}",
        request.getMethod(),
        request.getServletPath().replaceAll("[^A-Za-z0-9/_.-]", "?"),
        who.roles().isEmpty() ? "somebody without a role" : Role.words(who.roles()));
    new Refusal(
            "This is not among what you may see or do here; nothing was changed.",
            "Whoever runs Learnwire can give your account another role.")
        .send(request, response);
  }
}
