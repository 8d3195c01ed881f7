package org.learnwire.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: a status, headers, and a body that is complete before the first byte leaves. */
public record Reply(int status, Map<String, String> headers, Bytes body) {

  public static Reply of(int status, String contentType, Bytes body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  public static Reply of(int status, String contentType, String body) {
    return of(status, contentType, Bytes.of(body));
  }

  public static Reply json(int status, Json body) {
    return of(status, "application/json", body.bytes());
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new Bytes());
  }

  /** The same reply with one header more. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  public Reply retryAfter(int seconds) {
    return with("Retry-After", String.valueOf(seconds));
  }
}
