package org.learnwire.xapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads and writes xAPI's JSON without losing a digit (xAPI Data 2.2: each property once, numbers
 * at full precision).
 */
public final class XapiJson {
  /** Deepest nesting that is read; real statements stay under 12. */
  public static final int MAX_DEPTH = 60;

  /** Longest single string; longer evidence belongs in an attachment. */
  public static final int MAX_STRING = 1_000_000;

  /** Largest exponent of a number, both ways; a double ends at 308. */
  public static final int MAX_EXPONENT = 1_000;

  /** Most digits of a number. */
  public static final int MAX_DIGITS = 200;

  /** Most values, names and brackets in one body: each becomes an object in memory. */
  public static final int MAX_TOKENS = 1_000_000;

  /** Longest IRI. */
  public static final int MAX_IRI = 8_000;

  private static final String NO_UTF_8 = "the bytes must be UTF-8";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_DIGITS)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final JsonMapper PLAIN = new JsonMapper();

  private XapiJson() {}

  /**
   * Reads one JSON value.
   *
   * @throws JsonProcessingException with line and column, when it is none
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw inOurWords(e);
    }
  }

  /** Reads one JSON value; an empty stream is a missing node. */
  public static JsonNode read(InputStream in) throws IOException {
    try {
      return MAPPER.readTree(in);
    } catch (JsonProcessingException e) {
      throw inOurWords(e);
    } catch (CharConversionException e) {
      throw new JsonParseException(null, NO_UTF_8, JsonLocation.NA);
    }
  }

  /** Reads one JSON value; no bytes are a missing node. */
  public static JsonNode read(byte[] bytes) throws IOException {
    requireUtf8(bytes);
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw inOurWords(e);
    } catch (CharConversionException e) {
      throw new JsonParseException(null, NO_UTF_8, JsonLocation.NA);
    }
  }

  /** Jackson would guess UTF-16 and UTF-32 from these bytes; UTF-8 text never begins with them. */
  private static void requireUtf8(byte[] bytes) throws JsonParseException {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
        throw new JsonParseException(null, NO_UTF_8, JsonLocation.NA);
      }
    }
  }

  /** What Jackson says, without the names of its classes and switches. */
  private static JsonProcessingException inOurWords(JsonProcessingException e) {
    String words = e.getOriginalMessage();
    if (words.startsWith("Duplicate field")) {
      String name = words.replaceAll("(?s)^Duplicate field '(.*)' for .*", "$1");
      words =
          "each property may stand only once in an object; this one stands twice: "
              + JsonPath.property("", name);
    } else if (e instanceof MismatchedInputException) {
      words = "nothing may follow after the end of the JSON";
    }
    words =
        words
            .replaceAll("(?s)\\s*\\((start marker|for \\w+ starting) at \\[Source.*", "")
            .replaceAll(", from `[^`]*`\\)", ")");
    return new JsonParseException(null, words, e.getLocation());
  }

  public static String write(JsonNode node) {
    try {
      return PLAIN.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON in memory cannot be written", e);
    }
  }

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
