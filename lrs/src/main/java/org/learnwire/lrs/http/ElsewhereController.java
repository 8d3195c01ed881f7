package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Helps those who pasted the endpoint with too much or too little of its path, or a wrong method.
 */
@RestController
final class ElsewhereController {

  /** A client was given the server's address alone; GET may be a page of the application. */
  @RequestMapping(
      path = {"/statements", "/statements/"},
      method = {RequestMethod.POST, RequestMethod.PUT})
  void withoutRoot(HttpServletRequest request, HttpServletResponse response) {
    elsewhere(request, response);
  }

  @RequestMapping({XapiPaths.ROOT, XapiPaths.ROOT + "/**"})
  void elsewhere(HttpServletRequest request, HttpServletResponse response) {
    XapiHeaders.answerVersion(request, response);
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (XapiPaths.RESOURCES.contains(path)) {
      String allowed = allowed(path);
      response.setHeader(HttpHeaders.ALLOW, allowed);
      throw XapiProblem.of(
              HttpStatus.METHOD_NOT_ALLOWED, request.getMethod() + " is not possible here")
          .where(path)
          .rule("allowed: " + allowed)
          .spec("xAPI Communication 2.0 Resources");
    }
    throw XapiProblem.of(HttpStatus.NOT_FOUND, "there is no xAPI resource at " + path)
        .where(path)
        .rule("resources here: " + String.join(", ", XapiPaths.RESOURCES))
        .spec("xAPI Communication 2.0 Resources")
        .next(
            "Set the endpoint to this server's address followed by "
                + XapiPaths.ROOT
                + "/ and nothing more; the client adds 'statements' itself.");
  }

  private static String allowed(String path) {
    return switch (path) {
      case XapiPaths.STATEMENTS -> "GET, HEAD, PUT, POST, OPTIONS";
      case XapiPaths.STATE, XapiPaths.ACTIVITY_PROFILE, XapiPaths.AGENT_PROFILE ->
          "GET, HEAD, PUT, POST, DELETE, OPTIONS";
      default -> "GET, HEAD, OPTIONS";
    };
  }
}
