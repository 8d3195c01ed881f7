package org.learnwire.lrs.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code name=value&…}: a query string, or a form, which is written the same way. */
final class QueryString {
  private static final char REPLACEMENT = '\uFFFD';

  private QueryString() {}

  /** All values by name, in the order given; null is an empty one. */
  static Map<String, String[]> parse(@Nullable String text) {
    Map<String, String[]> values = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return values;
    }
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.merge(name, new String[] {value}, QueryString::joined);
      }
    }
    return values;
  }

  /** Percent-encoded UTF-8 (xAPI Communication 1.4), and nothing that only looks like it. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      if (decoded.indexOf('\0') < 0
          && (decoded.indexOf(REPLACEMENT) < 0
              || text.toUpperCase(Locale.ROOT).contains("%EF%BF%BD"))) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw XapiProblem.badRequest("a parameter cannot be read")
        .where("query string or form")
        .rule("names and values must be percent-encoded UTF-8 without NUL")
        .spec("xAPI Communication 1.4 Encoding");
  }

  private static String[] joined(String[] before, String[] next) {
    String[] all = new String[before.length + 1];
    System.arraycopy(before, 0, all, 0, before.length);
    all[before.length] = next[0];
    return all;
  }
}
