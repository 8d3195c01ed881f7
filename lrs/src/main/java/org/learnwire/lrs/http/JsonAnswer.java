package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers as bytes, so that no converter guesses at their encoding. */
final class JsonAnswer {
  private JsonAnswer() {}

  static ResponseEntity<byte[]> of(HttpStatusCode status, String json) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Utf8.bytes(json));
  }

  /** The same with status 200, past the framework: for what is asked for most. */
  static void write(HttpServletResponse response, String json) throws IOException {
    byte[] bytes = Utf8.bytes(json);
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
