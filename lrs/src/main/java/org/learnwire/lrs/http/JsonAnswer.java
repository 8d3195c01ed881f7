package org.learnwire.lrs.http;

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
}
