package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Lets pages of any origin speak to the LRS, as courses in a browser do. Nothing is given away by
 * it: a request is signed in by its Authorization header alone, never by a cookie.
 */
final class CrossOrigin {
  private static final String METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS";
  private static final String SENT =
      String.join(
          ", ",
          List.of(
              "Authorization",
              "Content-Type",
              "Content-Encoding",
              "Accept",
              "Accept-Language",
              "Cache-Control",
              "If-Match",
              "If-None-Match",
              "X-Requested-With",
              XapiHeaders.VERSION));
  private static final String SEEN =
      String.join(
          ", ",
          List.of(
              "ETag",
              "Last-Modified",
              "Content-Language",
              "WWW-Authenticate",
              "Allow",
              XapiHeaders.VERSION,
              XapiHeaders.CONSISTENT_THROUGH));

  private CrossOrigin() {}

  /** Adds what a browser asks for; true when that was all the request wanted. */
  static boolean answer(HttpServletRequest request, HttpServletResponse response) {
    boolean crossing = request.getHeader(HttpHeaders.ORIGIN) != null;
    if (crossing) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SEEN);
    }
    if (!request.getMethod().equals(HttpMethod.OPTIONS.name())) {
      return false;
    }
    if (crossing) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    }
    response.setHeader(HttpHeaders.ALLOW, METHODS);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return true;
  }
}
