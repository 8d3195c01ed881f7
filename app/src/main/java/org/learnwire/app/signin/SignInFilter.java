package org.learnwire.app.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who makes a request: by a session's cookie, or by a token where tokens are taken. */
final class SignInFilter extends OncePerRequestFilter {
  static final String WHO = SignedIn.class.getName();
  private static final String FOLDER_TOKEN = "X-Learnwire-Token";
  private static final String BEARER = "Bearer ";

  /** An open page asks there by itself: nobody need be sitting before it. */
  private static final String BY_ITSELF = "/live";

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final FolderToken folder;
  private final SessionCookie cookie;
  private final OurAddress address;

  SignInFilter(Sessions sessions, ApiTokens tokens, FolderToken folder, OurAddress address) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.folder = folder;
    this.cookie = new SessionCookie(address);
    this.address = address;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/assets/")
        || request.getServletPath().startsWith("/webjars/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Entered token = Access.takesTokens(request.getServletPath()) ? byToken(request) : null;
    Entered entered = token == null ? bySession(request) : token;
    if (entered != null) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(entered);
      SecurityContextHolder.setContext(context);
      request.setAttribute(WHO, entered.getPrincipal());
    }
    chain.doFilter(request, response);
  }

  private @Nullable Entered byToken(HttpServletRequest request) {
    String given = request.getHeader(FOLDER_TOKEN);
    if (given != null && folder.is(given)) {
      return Entered.command();
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header == null || !header.startsWith(BEARER)
        ? null
        : tokens
            .find(header.substring(BEARER.length()).strip())
            .map(token -> Entered.token(token.name(), token.scopes()))
            .orElse(null);
  }

  private @Nullable Entered bySession(HttpServletRequest request) {
    Optional<String> given = cookie.of(request);
    if (given.isEmpty()) {
      return null;
    }
    boolean active = !request.getServletPath().equals(BY_ITSELF);
    String origin = address.origin(request.getHeader(HttpHeaders.HOST));
    return sessions
        .find(given.get(), origin, active)
        .map(session -> Entered.session(session.who()))
        .orElse(null);
  }
}
