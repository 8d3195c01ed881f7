package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.learnwire.xapi.Violation;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A request that is refused: what, where, by which rule, and what its sender can do. */
final class XapiProblem extends RuntimeException {
  static final String PARAMETERS = "xAPI Communication 2.1.3 GET Statements";

  private final HttpStatus status;
  private final transient ObjectNode error = XapiJson.object();

  private XapiProblem(HttpStatus status, String what) {
    // A refusal is an answer: nobody reads where in the code it was made.
    super(what, null, false, false);
    this.status = status;
    error.put("what", what);
  }

  static XapiProblem badRequest(String what) {
    return new XapiProblem(HttpStatus.BAD_REQUEST, what);
  }

  static XapiProblem of(HttpStatus status, String what) {
    return new XapiProblem(status, what);
  }

  /** The first violation stands for itself, the others are listed beside it. */
  static XapiProblem invalid(String what, String root, List<Violation> violations) {
    Violation first = violations.get(0);
    XapiProblem problem =
        badRequest(what).where(path(root, first)).rule(first.rule()).spec(first.specReference());
    for (Violation also : violations.subList(1, violations.size())) {
      problem
          .error
          .withArrayProperty("also")
          .addObject()
          .put("where", path(root, also))
          .put("rule", also.rule())
          .put("spec", also.specReference());
    }
    return problem;
  }

  XapiProblem where(String where) {
    return with("where", where);
  }

  XapiProblem rule(String rule) {
    return with("rule", rule);
  }

  XapiProblem spec(String spec) {
    return with("spec", spec);
  }

  XapiProblem next(String next) {
    return with("next", next);
  }

  HttpStatus status() {
    return status;
  }

  /** Answers with it where no controller stands: before the request was understood. */
  void send(HttpServletResponse response) throws IOException {
    byte[] body = Utf8.bytes(json());
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  ObjectNode error() {
    return error;
  }

  String json() {
    ObjectNode body = XapiJson.object();
    body.set("error", error);
    return XapiJson.write(body);
  }

  private XapiProblem with(String field, String value) {
    error.put(field, value);
    return this;
  }

  /** Paths begin at the statement; in a batch that is an element of the list. */
  private static String path(String root, Violation violation) {
    return root + violation.jsonPath().substring(1);
  }
}
