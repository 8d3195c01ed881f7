package org.learnwire.lrs.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where a server shows error pages of its own, a client of the LRS is still answered in our shape:
 * such as when the chunks of a body break HTTP while we read them.
 */
final class RefusedOnTheWay extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    boolean ours =
        request.getDispatcherType() == DispatcherType.ERROR
            && path instanceof String uri
            && XapiPaths.isOurs(uri.substring(request.getContextPath().length()));
    if (!ours) {
      chain.doFilter(request, response);
      return;
    }
    ServerRefusals.problem(response.getStatus()).send(response);
  }
}
