package org.learnwire.app;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.kit.HookCall;
import org.learnwire.routes.Hooks;
import org.learnwire.routes.Journey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where connected systems send their webhooks. Whoever may not is told the same in every case, so
 * that nobody learns what is connected here.
 */
@RestController
class HooksResource {
  /** A batch of a hundred events is a tenth of this. */
  private static final int LARGEST = 256 * 1024;

  /** Strangers may send too: they get no more of the server's threads. */
  private static final int AT_ONCE = 16;

  private final Hooks hooks;
  private final String publicUrl;
  private final Semaphore places = new Semaphore(AT_ONCE);

  HooksResource(Journey journey, AppSettings settings) {
    this.hooks = journey.hooks();
    this.publicUrl = settings.publicUrl().map(url -> url.replaceAll("/+$", "")).orElse("");
  }

  @PostMapping("/hooks/{connection}/{stream}")
  ResponseEntity<?> take(
      @PathVariable String connection, @PathVariable String stream, HttpServletRequest request)
      throws IOException {
    if (request.getContentLengthLong() > LARGEST) {
      return tooLarge();
    }
    if (!places.tryAcquire()) {
      return later(1, "too many webhooks come at the same moment");
    }
    try {
      byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
      return body.length > LARGEST
          ? tooLarge()
          : answer(
              hooks.take(
                  connection,
                  stream,
                  new HookCall(request.getMethod(), uri(request), request::getHeader, body)));
    } finally {
      places.release();
    }
  }

  /** As the sender knows it: behind a proxy we are called by another address. */
  private String uri(HttpServletRequest request) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return (publicUrl.isEmpty()
            ? request.getRequestURL().toString()
            : publicUrl + request.getRequestURI())
        + query;
  }

  private static ResponseEntity<?> answer(Hooks.Answer answer) {
    return switch (answer.outcome()) {
      case KEPT -> said(HttpStatus.OK, Map.of("taken", true));
      case KNOWN -> said(HttpStatus.OK, Map.of("taken", true, "again", true));
      case UNPROVEN ->
          wrong(
              HttpStatus.UNAUTHORIZED,
              "nothing proves that a system connected here has sent this",
              "Compare the address and the key at the sender with those here; the log says more.");
      case REFUSED -> wrong(HttpStatus.BAD_REQUEST, answer.message(), "Nothing of it was taken.");
      case FULL -> later(60, "too many webhooks wait to be read");
    };
  }

  private static ResponseEntity<?> tooLarge() {
    return wrong(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "a webhook may have %d KiB".formatted(LARGEST / 1024),
        "Send fewer events at once.");
  }

  private static ResponseEntity<?> later(int seconds, String what) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds))
        .contentType(MediaType.APPLICATION_JSON)
        .body(error(what, "Send it again later."));
  }

  private static ResponseEntity<?> wrong(HttpStatus status, String what, String next) {
    return said(status, error(what, next));
  }

  private static Map<String, ?> error(String what, String next) {
    return Map.of("error", Map.of("what", what, "next", next));
  }

  private static ResponseEntity<?> said(HttpStatus status, Map<String, ?> body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
