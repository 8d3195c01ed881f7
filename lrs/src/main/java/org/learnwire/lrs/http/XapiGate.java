package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.Scope;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before the resources: who is it, and which xAPI does it speak. */
final class XapiGate implements HandlerInterceptor {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final BasicCredentials basic;

  XapiGate(Credentials credentials) {
    this.basic = new BasicCredentials(credentials);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    XapiHeaders.answerVersion(request, response);
    Credential credential = basic.of(request).orElseThrow(() -> unauthorized(response));
    XapiVersion version = XapiHeaders.version(request).orElseThrow(() -> wrongVersion(request));
    request.setAttribute(Credential.class.getName(), credential);
    request.setAttribute(XapiVersion.class.getName(), version);
    return true;
  }

  static Credential credential(HttpServletRequest request) {
    return (Credential) request.getAttribute(Credential.class.getName());
  }

  /**
   * Refuses a request whose credential lacks a scope; reading asks for less than changing. Who
   * reads statements requires {@link Scope#STATEMENTS_READ_MINE} and then looks at {@link
   * Credential#readsOwnOnly()}.
   */
  static void require(HttpServletRequest request, Scope scope) {
    Credential credential = credential(request);
    boolean reading = READING.contains(request.getMethod());
    if (!credential.may(scope, reading)) {
      throw XapiProblem.of(
              HttpStatus.FORBIDDEN, "this credential lacks the scope '" + scope.word() + "'")
          .where("credential " + credential.key())
          .rule(
              "it has "
                  + credential.scopes().stream()
                      .map(held -> "'" + held.word() + "'")
                      .sorted()
                      .collect(Collectors.joining(", ")))
          .spec("xAPI Communication 4.2 Authorization Scope")
          .next(
              "Ask whoever runs this LRS for a credential with that scope:"
                  + " './learnwire lrs credentials add --scope "
                  + scope.word()
                  + " ...'.");
    }
  }

  static XapiVersion version(HttpServletRequest request) {
    return (XapiVersion) request.getAttribute(XapiVersion.class.getName());
  }

  static XapiProblem unauthorized(HttpServletResponse response) {
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Learnwire LRS\", charset=\"UTF-8\"");
    return XapiProblem.of(HttpStatus.UNAUTHORIZED, "key and secret are missing or wrong")
        .where("header Authorization")
        .rule("HTTP Basic with a key and secret of this LRS")
        .spec("xAPI Communication 4.0 Authentication")
        .next("Get a pair with './learnwire lrs credentials add --data DIR --name N'.");
  }

  private static XapiProblem wrongVersion(HttpServletRequest request) {
    Optional<String> named = Optional.ofNullable(request.getHeader(XapiHeaders.VERSION));
    return XapiProblem.badRequest(
            named
                .map(version -> "xAPI version '" + version + "' is not spoken here")
                .orElse("the request names no xAPI version"))
        .where("header " + XapiHeaders.VERSION)
        .rule("must begin with 1.0 or 2.0")
        .spec("xAPI Communication 3.3 Versioning")
        .next("Send '" + XapiHeaders.VERSION + ": 1.0.3' or ': 2.0.0'.");
  }
}
