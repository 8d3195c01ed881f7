package org.learnwire.sandbox.moodle;

import java.util.regex.Pattern;

/** Moodle's format_string: what an author typed is not what the web service sends. */
final class Text {

  /** PHP's strip_tags takes a {@code <} for a tag unless white space follows. */
  private static final Pattern TAG = Pattern.compile("<(?!\\s)[^>]*(>|$)");

  private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?![a-zA-Z0-9#]{1,8};)");

  private Text() {}

  /** Tags lost, the rest escaped: names of courses, activities and badges. */
  static String filtered(String name) {
    String amp = BARE_AMPERSAND.matcher(name).replaceAll("&amp;");
    return TAG.matcher(amp).replaceAll("").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Tags lost but nothing escaped: the gradebook asks for its item names that way. */
  static String stripped(String name) {
    return TAG.matcher(name).replaceAll("");
  }
}
