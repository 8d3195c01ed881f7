package org.learnwire.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.learnwire.routes.Spans;
import org.learnwire.routes.Spans.Running;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Whatever a page or a command changes belongs to one trace: the log lines of the request, the
 * steps of the ledger, the requests to other systems that follow from it, and their receipts.
 */
final class TraceFilter extends OncePerRequestFilter {
  /** Statements are posted by the thousand, and change nothing that is sent. */
  private static final Pattern UNTRACED = Pattern.compile("/(xapi|assets|actuator|hooks|scim)/.*");

  private final Spans spans;

  TraceFilter(Spans spans) {
    this.spans = spans;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return UNTRACED.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (Running running = spans.answering(request.getMethod())) {
      chain.doFilter(request, response);
      running.named(name(request));
      running.with("http.response.status_code", Integer.toString(response.getStatus()));
      if (response.getStatus() >= 500) {
        running.failed("answered " + response.getStatus());
      }
    }
  }

  /** By the pattern of its path: whose page it is stays out of it. */
  private static String name(HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return route == null ? request.getMethod() : request.getMethod() + " " + route;
  }
}
