package org.learnwire.app.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.app.signin.Refusal;
import org.learnwire.ltitool.pages.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other sites' pages from acting through the browser of somebody who is signed in.
 *
 * <p>The Host must be a name of ours (else a foreign name could be rebound to this machine), a
 * change must come from our own origin, and it must carry the token that only pages of this session
 * know. The LRS has credentials of its own and webhooks are signed: they are left alone.
 */
final class PageGuard extends PageFilter {
  private static final Logger LOG = LoggerFactory.getLogger(PageGuard.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** What a command asks of the server carries the token of the data folder, checked there. */
  private static final String COMMANDS = "/control/";

  /** Platforms send browsers there; what they bring is signed, or asked for its origin there. */
  private static final Set<String> LAUNCHES =
      Set.of("/lti/login", "/lti/launch", "/lti/proof", "/lti/register", "/lti/pick");

  private final PageToken token;
  private final OurAddress address;

  PageGuard(PageToken token, OurAddress address) {
    this.token = token;
    this.address = address;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal refusal = refusal(request);
    if (refusal != null) {
      LOG.warn("a request was refused: {}", refusal.what());
      refusal.send(request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private @Nullable Refusal refusal(HttpServletRequest request) {
    boolean command = request.getServletPath().startsWith(COMMANDS) && !fromBrowser(request);
    String host = request.getHeader("Host");
    if (!address.named(host) && !(command && address.isBound(host))) {
      return new Refusal(
          "Learnwire was called by a name that is not this machine's, nor that of public-url.",
          "Open it as http://localhost or http://127.0.0.1 with its port, or by its public-url.");
    }
    if (READING.contains(request.getMethod()) || LAUNCHES.contains(request.getServletPath())) {
      return null;
    }
    if (command) {
      return null;
    }
    if (!comesFromUs(request)) {
      return new Refusal(
          "This change was asked for by another site, so nothing was changed.",
          "Open the page here and do it again.");
    }
    // Only a page of that launch knows its token, which a controller looks at: no form of another
    // site can send a header.
    boolean launched =
        request.getHeader(Viewer.LAUNCH_HEADER) != null && Access.isFrame(request.getServletPath());
    if (!launched && !token.matches(request, sentToken(request))) {
      return new Refusal(
          "The page you sent this from is older than the running program or your signing in, so"
              + " nothing was changed.",
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
  private boolean comesFromUs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean siteFits = site == null || "same-origin".equals(site);
    boolean originFits = origin == null || address.sameOrigin(origin, request.getHeader("Host"));
    return siteFits && originFits && (site != null || origin != null);
  }

  private static @Nullable String sentToken(HttpServletRequest request) {
    String header = request.getHeader(PageToken.HEADER);
    return header != null ? header : request.getParameter(PageToken.FIELD);
  }
}
