package org.learnwire.lti;

import java.util.regex.Pattern;

/** Names and titles as platforms send them: some as HTML, some as text. */
final class PlainText {
  private static final int LONGEST = 300;
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

  private PlainText() {}

  /** Without tags and control characters, and not longer than a title is. */
  static String of(String given) {
    String text = CONTROL.matcher(TAG.matcher(given).replaceAll("")).replaceAll(" ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
