package org.learnwire.app.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.Server;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Somebody who is signed in, for tests of what comes after that. */
public final class SomebodyIn {
  /** Under this attribute of a request stands who makes it. */
  public static final String WHO = SignInFilter.WHO;

  private SomebodyIn() {}

  /** Somebody with every role, and this person's own page if there is one. */
  public static SignedIn everywhere(@Nullable String person) {
    return new SignedIn("Olga, who may everything", Set.of(Role.values()), person);
  }

  /** The cookie of a session at a running server, as a browser sends it. */
  public static String cookie(Server server, SignedIn who) {
    return cookie(server, who, server.address());
  }

  /** The same where the server is called by another of its names. */
  public static String cookie(Server server, SignedIn who, String address) {
    Sessions sessions = server.context().getBean(Sessions.class);
    return "learnwire-session=" + sessions.begin(who, null, address);
  }

  /** For pages without sign-in before them: every request is theirs. */
  public static FilterRegistrationBean<OncePerRequestFilter> makesEveryRequest(SignedIn who) {
    FilterRegistrationBean<OncePerRequestFilter> filter =
        new FilterRegistrationBean<>(
            new OncePerRequestFilter() {
              @Override
              protected void doFilterInternal(
                  HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                  throws jakarta.servlet.ServletException, java.io.IOException {
                request.setAttribute(WHO, who);
                chain.doFilter(request, response);
              }
            });
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return filter;
  }
}
