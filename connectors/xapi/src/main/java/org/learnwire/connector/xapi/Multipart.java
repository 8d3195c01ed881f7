package org.learnwire.connector.xapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.kit.http.Payload;

/** Statements with their files in one body (xAPI Communication 1.5.2, RFC 2046 5.1). */
final class Multipart {
  static final String TYPE = "multipart/mixed";
  static final String HASH = "X-Experience-API-Hash";
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  /** One part with its headers, whose names are found however they are spelt. */
  record Part(Map<String, String> headers, byte[] bytes) {
    String header(String name, String otherwise) {
      return headers.getOrDefault(name, otherwise);
    }
  }

  private Multipart() {}

  static Payload write(byte[] json, Collection<AttachedFile> files) {
    String boundary = "learnwire-" + UUID.randomUUID();
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 8 * 1024);
    part(out, boundary, "Content-Type: application/json", json);
    for (AttachedFile file : files) {
      String headers =
          "Content-Type: %s\r\nContent-Transfer-Encoding: binary\r\n%s: %s"
              .formatted(file.contentType(), HASH, file.sha2());
      part(out, boundary, headers, file.bytes());
    }
    out.writeBytes(ascii("--" + boundary + "--\r\n"));
    return new Payload(TYPE + "; boundary=" + boundary, out.toByteArray());
  }

  /**
   * The parts in their order; their bytes are not looked at.
   *
   * @throws IllegalArgumentException when the body is not what its boundary promises
   */
  static List<Part> read(String contentType, byte[] body) {
    Matcher named = BOUNDARY.matcher(contentType);
    if (!named.find()) {
      throw new IllegalArgumentException("the content type names no boundary");
    }
    byte[] delimiter = ascii("--" + (named.group(1) == null ? named.group(2) : named.group(1)));
    List<Part> parts = new ArrayList<>();
    int at = next(body, delimiter, 0);
    while (at >= 0 && !closes(body, at + delimiter.length)) {
      int from = lineEnd(body, at + delimiter.length) + 1;
      at = next(body, delimiter, from);
      if (at < 0) {
        throw new IllegalArgumentException("the body ends before its last boundary");
      }
      parts.add(part(body, from, at));
    }
    if (at < 0) {
      throw new IllegalArgumentException("the boundary never stands in the body");
    }
    return parts;
  }

  private static Part part(byte[] body, int from, int delimiterAt) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int line = from;
    while (line < delimiterAt) {
      int end = lineEnd(body, line);
      String text = new String(body, line, end - line, StandardCharsets.UTF_8).strip();
      line = end + 1;
      if (text.isEmpty()) {
        break;
      }
      int colon = text.indexOf(':');
      if (colon > 0) {
        headers.put(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
      }
    }
    // The line break before a delimiter is the delimiter's.
    int end = delimiterAt - 1;
    if (end > line && body[end - 1] == '\r') {
      end--;
    }
    byte[] bytes = new byte[Math.max(0, end - line)];
    System.arraycopy(body, Math.min(line, body.length), bytes, 0, bytes.length);
    return new Part(headers, bytes);
  }

  /** Where a line begins with the delimiter and with nothing longer, from here on. */
  private static int next(byte[] body, byte[] delimiter, int from) {
    for (int i = from; i <= body.length - delimiter.length; i++) {
      if ((i == 0 || body[i - 1] == '\n') && stands(body, delimiter, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean stands(byte[] body, byte[] delimiter, int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (body[at + i] != delimiter[i]) {
        return false;
      }
    }
    int after = at + delimiter.length;
    return after == body.length
        || closes(body, after)
        || " \t\r\n".indexOf((char) body[after]) >= 0;
  }

  private static boolean closes(byte[] body, int at) {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  private static int lineEnd(byte[] body, int from) {
    int end = Math.min(from, body.length);
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static void part(ByteArrayOutputStream out, String boundary, String headers, byte[] of) {
    String head = "--" + boundary + "\r\n" + headers + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(of);
    out.writeBytes(ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As statements and files are told apart by it, in lower case. */
  static String hash(String sha2) {
    return sha2.toLowerCase(Locale.ROOT);
  }
}
