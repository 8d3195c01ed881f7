package org.learnwire.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back: the status, the headers, and a body that is still on its way. */
public final class Answer implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_TEXT = 64 * 1024;
  private static final int PEEK = 256;

  private final int status;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final BufferedInputStream body;
  private final Closeable release;

  Answer(int status, Map<String, String> headers, InputStream body, Closeable release) {
    this.status = status;
    this.headers.putAll(headers);
    this.body = new BufferedInputStream(body, 16 * 1024);
    this.release = release;
  }

  int status() {
    return status;
  }

  boolean good() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Map<String, String> headers() {
    return headers;
  }

  String contentType() {
    return header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  /** How far the sender's clock is ahead; empty without a Date, and for what a cache kept. */
  Optional<Duration> skew(Instant received) {
    try {
      return header("Age").isPresent()
          ? Optional.empty()
          : header("Date")
              .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
              .map(date -> Duration.between(received, date.toInstant()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public InputStream body() {
    return body;
  }

  /** By its type, or, since some vendors send JSON as text/html, by its first character. */
  boolean isJson() throws IOException {
    if (contentType().contains("json")) {
      return true;
    }
    String beginning = beginning();
    return beginning.startsWith("{") || beginning.startsWith("[");
  }

  /** A page for people, as a login form or a proxy's notice, whatever its type says. */
  boolean isPage() throws IOException {
    String beginning = beginning().toLowerCase(Locale.ROOT);
    return beginning.startsWith("<!doctype html")
        || beginning.startsWith("<html")
        || contentType().contains("html") && !isJson();
  }

  /** The first characters that are no blanks; the body stays as it was. */
  private String beginning() throws IOException {
    byte[] bytes = new byte[PEEK];
    body.mark(PEEK);
    int read = Math.max(0, body.read(bytes, 0, PEEK));
    body.reset();
    return new String(bytes, 0, read, StandardCharsets.ISO_8859_1).stripLeading();
  }

  /** The whole body; of a plain text one {@code {"text": …}}, of an empty one {@code {}}. */
  JsonNode whole() throws IOException {
    if (isJson()) {
      JsonNode read = JSON.readTree(body);
      return read.isMissingNode() ? JsonNodeFactory.instance.objectNode() : read;
    }
    return asJson(text());
  }

  /** The same of an error's body, which may be anything whatever its type says. */
  JsonNode readable() throws IOException {
    String text = text();
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return JSON.readTree(text);
      } catch (JacksonException e) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
      }
    }
    return asJson(text);
  }

  private static JsonNode asJson(String text) {
    return text.isEmpty()
        ? JsonNodeFactory.instance.objectNode()
        : JsonNodeFactory.instance.objectNode().put("text", text);
  }

  /** The beginning of the body, enough for a message. */
  String text() throws IOException {
    return new String(body.readNBytes(MOST_TEXT), StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    release.close();
  }
}
