package org.learnwire.lrs.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a multipart body: a window on it, nothing is copied until asked for.
 *
 * @param headers by lower-case name
 */
record BodyPart(Map<String, String> headers, byte[] body, int from, int to) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  byte[] content() {
    return Arrays.copyOfRange(body, from, to);
  }
}
