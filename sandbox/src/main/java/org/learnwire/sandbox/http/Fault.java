package org.learnwire.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Something that is to go wrong, how often, and for which calls. */
public record Fault(
    int id,
    String system,
    Pattern match,
    Kind kind,
    int skip,
    int times,
    int status,
    int retryAfter,
    long millis,
    String error) {

  /**
   * AFTER: the vendor did it, and the caller cannot know. LATE: it hangs up at once and does it
   * {@code millis} later. TWICE: a list shows each of its records a second time.
   */
  public enum Kind {
    STATUS,
    HTML503,
    THROTTLE,
    BADTOKEN,
    ERROR,
    DROP,
    TIMEOUT,
    SLOW,
    DROP_AFTER,
    TIMEOUT_AFTER,
    TRUNCATE,
    CUT,
    STATUS_AFTER,
    LATE,
    TWICE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Set<String> KNOWN =
      Set.of(
          "system", "match", "kind", "after", "times", "status", "retryAfter", "millis", "error");

  static Fault parse(int id, JsonNode json) {
    json.fieldNames().forEachRemaining(Fault::mustBeKnown);
    return new Fault(
        id,
        json.path("system").asText("*"),
        pattern(json.path("match").asText("")),
        kind(json.path("kind").asText("")),
        json.path("after").asInt(0),
        json.path("times").asInt(1),
        json.path("status").asInt(500),
        json.path("retryAfter").asInt(1),
        json.path("millis").asLong(30_000),
        json.path("error").asText(""));
  }

  private static void mustBeKnown(String key) {
    if (!KNOWN.contains(key)) {
      throw new IllegalArgumentException("unknown key " + key + "; known: " + KNOWN);
    }
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text.equals("*") ? "" : text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("match is not a regular expression: " + e.getMessage());
    }
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kind '"
                        + word
                        + "'; known: "
                        + Arrays.stream(Kind.values())
                            .map(Kind::word)
                            .collect(Collectors.joining(", "))));
  }

  boolean fits(String aSystem, String label) {
    return (system.equals("*") || system.equals(aSystem)) && match.matcher(label).find();
  }
}
