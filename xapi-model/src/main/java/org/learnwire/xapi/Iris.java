package org.learnwire.xapi;

import java.util.regex.Pattern;

/** Absolute IRIs by the grammar of RFC 3987 (xAPI Data 4.3). */
public final class Iris {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
  private static final String SUB_DELIMS_AND_MORE = "!$&'()*+,;=:@/-._~";

  private Iris() {}

  /** True for an IRI with a scheme; whether anything answers there does not matter. */
  public static boolean isAbsolute(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || text.length() > XapiJson.MAX_IRI) {
      return false;
    }
    return SCHEME.matcher(text.substring(0, colon)).matches()
        && isHierarchy(text.substring(colon + 1));
  }

  private static boolean isHierarchy(String rest) {
    int hash = rest.indexOf('#');
    String beforeHash = hash < 0 ? rest : rest.substring(0, hash);
    int question = beforeHash.indexOf('?');
    String path = question < 0 ? beforeHash : beforeHash.substring(0, question);
    String query = question < 0 ? "" : beforeHash.substring(question + 1);
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    return isAuthorityAndPath(path)
        && allAllowed(query, "?", true)
        && allAllowed(fragment, "?", false);
  }

  private static boolean isAuthorityAndPath(String path) {
    if (!path.startsWith("//")) {
      return allAllowed(path, "", false);
    }
    int slash = path.indexOf('/', 2);
    String authority = slash < 0 ? path.substring(2) : path.substring(2, slash);
    // Brackets stand only around an IPv6 address, and only there.
    return allAllowed(authority, "[]", false)
        && (slash < 0 || allAllowed(path.substring(slash), "", false));
  }

  private static boolean allAllowed(String part, String also, boolean isQuery) {
    for (int i = 0; i < part.length(); ) {
      int c = part.codePointAt(i);
      if (c == '%') {
        if (i + 2 >= part.length() || !isHex(part.charAt(i + 1)) || !isHex(part.charAt(i + 2))) {
          return false;
        }
      } else if (!isAllowed(c, isQuery) && also.indexOf(c) < 0) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isAllowed(int c, boolean isQuery) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || SUB_DELIMS_AND_MORE.indexOf(c) >= 0;
    }
    return isUcsChar(c) || isQuery && isPrivate(c);
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

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
