package org.learnwire.app.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was turned away before it reached a page, in words that the error page may show.
 *
 * @param what what was refused
 * @param next what the person can do
 */
public record Refusal(String what, String next) {
  private static final String ATTRIBUTE = Refusal.class.getName();

  /** Answers 403; the error page reads the rest. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(ATTRIBUTE, this);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  public static @Nullable Refusal of(HttpServletRequest request) {
    return (Refusal) request.getAttribute(ATTRIBUTE);
  }
}
