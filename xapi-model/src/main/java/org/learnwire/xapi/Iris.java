package org.learnwire.xapi;

/** Absolute IRIs by the grammar of RFC 3987 (xAPI Data 4.3). */
public final class Iris {
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = 0; c < 0x80; c++) {
      PLAIN[c] = isLetter(c) || c >= '0' && c <= '9' || "!$&'()*+,;=:@/-._~".indexOf(c) >= 0;
    }
  }

  private Iris() {}

  /** True for an IRI with a scheme; whether anything answers there does not matter. */
  public static boolean isAbsolute(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || text.length() > XapiJson.MAX_IRI) {
      return false;
    }
    int hash = end(text, '#', colon, text.length());
    int query = end(text, '?', colon, hash);
    return isScheme(text, colon)
        && isAuthorityAndPath(text, colon + 1, query)
        && isAllowed(text, query + 1, hash, '?', true)
        && isAllowed(text, hash + 1, text.length(), '?', false);
  }

  /** The first place of the character, or the limit. */
  private static int end(String text, char c, int from, int limit) {
    int found = text.indexOf(c, from);
    return found < 0 || found > limit ? limit : found;
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean later = c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
      if (!isLetter(c) && !(later && i > 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAuthorityAndPath(String text, int from, int end) {
    if (!text.startsWith("//", from)) {
      return isAllowed(text, from, end, '/', false);
    }
    int slash = end(text, '/', from + 2, end);
    return isAuthority(text, from + 2, slash) && isAllowed(text, slash, end, '/', false);
  }

  /** Brackets stand only around an IPv6 address, and only here. */
  private static boolean isAuthority(String text, int from, int end) {
    int open = end(text, '[', from, end);
    if (open == end) {
      return isAllowed(text, from, end, '/', false);
    }
    int close = end(text, ']', open, end);
    return close < end
        && isAllowed(text, from, open, '/', false)
        && isAllowed(text, open + 1, close, '/', false)
        && isAllowed(text, close + 1, end, '/', false);
  }

  /** True when each character may stand there, or is the one named besides. */
  private static boolean isAllowed(String text, int from, int end, char also, boolean isQuery) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80 && PLAIN[c] || c == also) {
        continue;
      }
      if (c == '%') {
        if (i + 2 >= end || !Uuids.isHex(text.charAt(i + 1)) || !Uuids.isHex(text.charAt(i + 2))) {
          return false;
        }
        i += 2;
      } else {
        int point = text.codePointAt(i);
        if (point < 0x80 || !isUcsChar(point) && !(isQuery && isPrivate(point))) {
          return false;
        }
        i += Character.charCount(point) - 1;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isUcsChar(int c) {
    if (c <= 0xFFFF) {
      return c >= 0xA0 && c <= 0xD7FF || c >= 0xF900 && c <= 0xFDCF || c >= 0xFDF0 && c <= 0xFFEF;
    }
    // Planes 1 to 14, without the two non-characters that end each.
    return c < 0xF0000 && (c & 0xFFFF) < 0xFFFE;
  }

  private static boolean isPrivate(int c) {
    return c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000 && (c & 0xFFFF) < 0xFFFE;
  }
}
