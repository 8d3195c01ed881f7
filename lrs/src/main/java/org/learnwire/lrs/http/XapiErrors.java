package org.learnwire.lrs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.UUID;
import org.learnwire.lrs.RepeatedStatementId;
import org.learnwire.lrs.StatementConflict;
import org.learnwire.lrs.TooManyTries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever goes wrong into one JSON error; never a stack trace. */
@RestControllerAdvice(basePackageClasses = XapiErrors.class)
final class XapiErrors {
  private static final Logger LOG = LoggerFactory.getLogger(XapiErrors.class);
  private static final String NOTHING_STORED =
      "Nothing of this request was stored: correct it and send it again as a whole.";

  @ExceptionHandler
  ResponseEntity<byte[]> refused(XapiProblem problem) {
    return JsonAnswer.of(problem.status(), problem.json());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> conflict(StatementConflict conflict) {
    return refused(
        XapiProblem.of(
                HttpStatus.CONFLICT, "another statement has the id " + conflict.id() + " already")
            .where("id " + conflict.id() + ", first difference at " + conflict.path())
            .rule("a statement never changes; the same id means the same statement")
            .spec("xAPI Communication 2.1.2 POST Statements")
            .next("Send it under a new id, or leave it out. " + NOTHING_STORED));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> repeated(RepeatedStatementId repeated) {
    return refused(problem(repeated));
  }

  static XapiProblem problem(RepeatedStatementId repeated) {
    return XapiProblem.badRequest("two statements of this batch have the id " + repeated.id())
        .where("id " + repeated.id())
        .rule("each statement of a batch needs an id of its own")
        .spec("xAPI Communication 2.1.2 POST Statements")
        .next(NOTHING_STORED);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> noJson(JsonProcessingException e) {
    return refused(problem(e));
  }

  static XapiProblem problem(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? "body"
            : "body, line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return XapiProblem.badRequest("the body is no JSON that can be read")
        .where(where)
        .rule(e.getOriginalMessage())
        .spec("xAPI Communication 1.5.1 Application/JSON")
        .next(NOTHING_STORED);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> tooMany(TooManyTries tries) {
    long seconds = Math.max(1, tries.retryAfter().toSeconds());
    XapiProblem problem =
        XapiProblem.of(HttpStatus.TOO_MANY_REQUESTS, tries.getMessage())
            .where("header Authorization")
            .rule("a few wrong secrets a minute")
            .spec("xAPI Communication 4.0 Authentication")
            .next("Correct the secret and try again in " + seconds + " seconds.");
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Utf8.bytes(problem.json()));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> brokenOff(IOException e) {
    LOG.debug("a request broke off", e);
    return refused(
        XapiProblem.badRequest("the body broke off before its end")
            .where("body")
            .next(NOTHING_STORED));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> failed(Exception e) {
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}", incident, e);
    return refused(
        XapiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "this LRS failed to do it")
            .where("incident " + incident)
            .next("Send it again later; the log of this LRS says more under that incident."));
  }
}
