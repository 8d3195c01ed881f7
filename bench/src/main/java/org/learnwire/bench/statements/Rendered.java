package org.learnwire.bench.statements;

import java.nio.charset.StandardCharsets;

/**
 * One statement's JSON with three places left open: id, registration and timestamp.
 *
 * @param json UTF-8, filler in the open places
 * @param id where the 36 characters of the id go; so for the others
 */
record Rendered(Lesson lesson, byte[] json, int id, int registration, int timestamp) {
  static final String UUID_PLACE = "@id@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@";
  static final String REGISTRATION_PLACE = "@registration@@@@@@@@@@@@@@@@@@@@@@@";
  static final String TIMESTAMP_PLACE = "@timestamp@@@@@@@@@@@@@@";

  static Rendered of(Lesson lesson, String json) {
    return new Rendered(
        lesson,
        json.getBytes(StandardCharsets.UTF_8),
        place(json, UUID_PLACE),
        place(json, REGISTRATION_PLACE),
        place(json, TIMESTAMP_PLACE));
  }

  /** The text is ASCII, so that characters count as bytes. */
  private static int place(String json, String filler) {
    int at = json.indexOf(filler);
    if (at < 0) {
      throw new IllegalStateException("a statement without " + filler);
    }
    return at;
  }
}
