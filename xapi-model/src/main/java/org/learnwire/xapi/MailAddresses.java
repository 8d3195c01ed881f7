package org.learnwire.xapi;

/** IRIs of mail addresses, {@code mailto:name@example.org} (xAPI Data 2.4.2.3). */
final class MailAddresses {
  private static final String MAILTO = "mailto:";
  private static final String NEVER_LOCAL = "@<>,;:\"\\()[]";

  private MailAddresses() {}

  static boolean isMailto(String text) {
    int at = text.indexOf('@');
    return text.startsWith(MAILTO)
        && text.length() <= XapiJson.MAX_IRI
        && at > MAILTO.length()
        && isLocal(text, at)
        && isDomain(text, at + 1);
  }

  private static boolean isLocal(String text, int end) {
    for (int i = MAILTO.length(); i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7F || NEVER_LOCAL.indexOf(c) >= 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Letters and digits of any script, with dots and hyphens between them. */
  private static boolean isDomain(String text, int start) {
    int last = text.length() - 1;
    for (int i = start; i <= last; i++) {
      char c = text.charAt(i);
      boolean inside = i > start && i < last;
      if (!Character.isLetterOrDigit(c) && !(inside && (c == '.' || c == '-'))) {
        return false;
      }
    }
    return start <= last;
  }
}
