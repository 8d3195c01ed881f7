package org.learnwire.lrs.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.learnwire.lrs.StatementStore;
import org.learnwire.xapi.Timestamps;
import org.springframework.core.Ordered;

/** Receives whatever comes for the LRS: answers browsers' questions, and evens out spellings. */
final class XapiFilter implements Filter, Ordered {
  private final StatementStore store;
  private final BodyReader bodies;
  private final LargeBodies large;

  XapiFilter(StatementStore store, BodyReader bodies, LargeBodies large) {
    this.store = store;
    this.bodies = bodies;
    this.large = large;
  }

  /** Before all that might read a form's body. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String path = http.getRequestURI().substring(http.getContextPath().length());
    if (XapiPaths.isXapi(path)) {
      receive(http, (HttpServletResponse) response, path, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void receive(
      HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
      throws IOException, ServletException {
    if (CrossOrigin.answer(request, response)) {
      return;
    }
    String canonical = XapiPaths.canonical(path);
    if (canonical.equals(XapiPaths.STATEMENTS)) {
      // Taken before anything is read: then all that it promises is seen. On refusals too.
      response.setHeader(
          XapiHeaders.CONSISTENT_THROUGH, Timestamps.format(store.consistentThrough()));
    }
    try {
      chain.doFilter(understood(request, canonical), response);
    } catch (XapiProblem problem) {
      XapiHeaders.answerVersion(request, response);
      problem.send(response);
    } finally {
      large.leave(request);
    }
  }

  private XapiRequest understood(HttpServletRequest request, String path) {
    Map<String, String[]> query = QueryString.parse(request.getQueryString());
    if (!AlternateRequest.isOne(request, query)) {
      return new XapiRequest(request, path, query);
    }
    try {
      return new XapiRequest(request, path, AlternateRequest.of(request, query, bodies));
    } catch (IOException e) {
      throw XapiProblem.badRequest("the form broke off before its end").where("body");
    }
  }
}
