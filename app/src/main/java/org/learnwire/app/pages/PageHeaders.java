package org.learnwire.app.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.learnwire.app.signin.OurAddress;
import org.springframework.http.HttpHeaders;

/** The headers that keep a page's power to what our own files need. */
final class PageHeaders extends PageFilter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final OurAddress address;

  PageHeaders(OurAddress address) {
    this.address = address;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // Not no-referrer: with it, browsers send "Origin: null" on our own forms.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (address.isSecure(request.getHeader(HttpHeaders.HOST))) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (!isStatic(request.getServletPath())) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }

  private static boolean isStatic(String path) {
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }
}
