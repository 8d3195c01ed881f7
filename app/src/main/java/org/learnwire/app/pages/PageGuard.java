package org.learnwire.app.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites' pages from acting through the browser of the person at this machine.
 *
 * <p>Nobody signs in on loopback, so whatever the browser sends is believed. Three things stand in
 * for a session: the Host must name this machine (else a foreign name could be rebound to 127.0.0.1
 * and read our pages), a change must come from our own origin, and it must carry the token that
 * only our pages know. The LRS has credentials of its own and webhooks are signed: they are left
 * alone.
 */
final class PageGuard extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** What a command asks of the server carries the token of the data folder, checked there. */
  private static final String COMMANDS = "/control/";

  /** Systems call it by our public name; each request is signed. */
  private static final String HOOKS = "/hooks/";

  private final PageToken token;

  PageGuard(PageToken token) {
    this.token = token;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return isLrs(path) || path.startsWith(HOOKS);
  }

  static boolean isLrs(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.equals("/xapi") || lower.startsWith("/xapi/") || lower.startsWith("/lrs/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal refusal = refusal(request);
    if (refusal != null) {
      refusal.send(request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private @Nullable Refusal refusal(HttpServletRequest request) {
    if (!LocalHost.named(request.getHeader("Host"))) {
      return new Refusal(
          "Learnwire was called by a name that is not this machine's.",
          "Open it as http://localhost or http://127.0.0.1, with its port.");
    }
    if (READING.contains(request.getMethod())) {
      return null;
    }
    if (request.getServletPath().startsWith(COMMANDS) && !fromBrowser(request)) {
      return null;
    }
    if (!comesFromUs(request)) {
      return new Refusal(
          "This change was asked for by another site, so nothing was changed.",
          "Open the page here and do it again.");
    }
    if (!token.matches(sentToken(request))) {
      return new Refusal(
          "The page you sent this from is older than the running program, so nothing was changed.",
          "Go back, reload the page, and do it again.");
    }
    return null;
  }

  private static boolean fromBrowser(HttpServletRequest request) {
    return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
  }

  /**
   * A browser says where a change comes from in at least one of these; who says neither is none.
   */
  private static boolean comesFromUs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean siteFits = site == null || "same-origin".equals(site);
    boolean originFits = origin == null || LocalHost.sameOrigin(origin, request.getHeader("Host"));
    return siteFits && originFits && (site != null || origin != null);
  }

  private static @Nullable String sentToken(HttpServletRequest request) {
    String header = request.getHeader(PageToken.HEADER);
    return header != null ? header : request.getParameter(PageToken.FIELD);
  }
}
