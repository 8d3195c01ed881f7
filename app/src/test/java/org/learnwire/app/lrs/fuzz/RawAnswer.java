package org.learnwire.app.lrs.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param status 0 when the server closed the connection without a word
 */
record RawAnswer(int status, Map<String, String> headers, String body, long millis) {
  static RawAnswer parse(byte[] all, long millis) {
    int end = end(all);
    if (end < 0) {
      return new RawAnswer(0, Map.of(), "", millis);
    }
    String[] head = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    if (head[0].contains(" 100")) {
      return parse(Arrays.copyOfRange(all, end + 4, all.length), millis);
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : Arrays.asList(head).subList(1, head.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
    String text = new String(body, StandardCharsets.UTF_8);
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      text = unchunked(text);
    }
    return new RawAnswer(Integer.parseInt(head[0].split(" ")[1]), headers, text, millis);
  }

  /** Good enough for error messages, whose characters are the server's own. */
  private static String unchunked(String text) {
    return text.replaceAll("(?m)^[0-9a-fA-F]+\r\n", "").replace("\r\n", "");
  }

  private static int end(byte[] all) {
    for (int i = 0; i + 3 < all.length; i++) {
      if (all[i] == '\r' && all[i + 1] == '\n' && all[i + 2] == '\r' && all[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
