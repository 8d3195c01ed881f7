package org.learnwire.lrs.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a multipart body apart (RFC 2046 5.1), without touching a byte of its parts. */
final class MultipartBody {
  private static final String SPEC = "xAPI Communication 1.5.2 Multipart/Mixed (RFC 2046 5.1)";
  private static final int LONGEST_BOUNDARY = 70;
  private static final int MOST_PARTS = 1_000;
  private static final int MOST_HEADER_BYTES = 8_192;

  private final byte[] body;
  private final byte[] delimiter;

  private MultipartBody(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The parts in their order.
   *
   * @throws XapiProblem when the body is not what its boundary promises
   */
  static List<BodyPart> parse(byte[] body, @Nullable String boundary) {
    if (boundary == null || boundary.isBlank() || boundary.length() > LONGEST_BOUNDARY) {
      throw malformed(
          "the content type names no boundary",
          "header Content-Type",
          "multipart/mixed; boundary=… with 1 to " + LONGEST_BOUNDARY + " characters");
    }
    return new MultipartBody(body, boundary).parts();
  }

  private List<BodyPart> parts() {
    List<BodyPart> parts = new ArrayList<>();
    int at = nextDelimiter(0);
    if (at < 0) {
      throw malformed("the boundary of the header never stands in the body", "body", "--boundary");
    }
    while (!isClosing(at)) {
      int headers = afterLine(at + delimiter.length);
      int next = nextDelimiter(headers);
      if (next < 0) {
        throw malformed(
            "the body ends before its last boundary", "body", "--boundary-- at the end");
      }
      if (parts.size() == MOST_PARTS) {
        throw malformed("the body has too many parts", "body", "at most " + MOST_PARTS + " parts");
      }
      parts.add(part(headers, next));
      at = next;
    }
    return parts;
  }

  private BodyPart part(int from, int delimiterAt) {
    Map<String, String> headers = new HashMap<>();
    int line = from;
    while (line < delimiterAt) {
      int end = endOfLine(line);
      String text = new String(body, line, end - line, StandardCharsets.UTF_8).stripTrailing();
      line = end + 1;
      if (text.isEmpty()) {
        return new BodyPart(headers, body, line, Math.max(line, beforeLineBreak(delimiterAt)));
      }
      int colon = text.indexOf(':');
      if (text.chars().anyMatch(MultipartBody::isControl)) {
        throw malformed(
            "a header of a part has a control character", "body", "printable text (RFC 9110 5.5)");
      }
      if (colon < 1 || line - from > MOST_HEADER_BYTES) {
        break;
      }
      headers.put(
          text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          text.substring(colon + 1).strip());
    }
    throw malformed("a part has no header that can be read", "body", "name: value, an empty line");
  }

  private static boolean isControl(int character) {
    return character < ' ' && character != '\t' || character == 127;
  }

  /** Where a line begins with the delimiter, from here on; -1 when none does. */
  private int nextDelimiter(int from) {
    for (int i = from; i <= body.length - delimiter.length; i++) {
      if (body[i] == '-' && (i == 0 || body[i - 1] == '\n') && isDelimiter(i)) {
        return i;
      }
    }
    return -1;
  }

  /** The whole delimiter, not the beginning of a longer one. */
  private boolean isDelimiter(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (body[at + i] != delimiter[i]) {
        return false;
      }
    }
    int after = at + delimiter.length;
    return after == body.length || isClosing(at) || " \t\r\n".indexOf((char) body[after]) >= 0;
  }

  private boolean isClosing(int at) {
    int after = at + delimiter.length;
    return after + 1 < body.length && body[after] == '-' && body[after + 1] == '-';
  }

  private int afterLine(int from) {
    return Math.min(body.length, endOfLine(from) + 1);
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The line break before a delimiter belongs to the delimiter. */
  private int beforeLineBreak(int delimiterAt) {
    int end = delimiterAt - 1;
    return end > 0 && body[end - 1] == '\r' ? end - 1 : end;
  }

  static XapiProblem malformed(String what, String where, String rule) {
    return XapiProblem.badRequest(what).where(where).rule(rule).spec(SPEC);
  }
}
