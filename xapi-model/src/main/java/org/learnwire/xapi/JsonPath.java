package org.learnwire.xapi;

import java.util.regex.Pattern;

/** How places in JSON are written in messages. */
final class JsonPath {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A name may be as long as its sender liked; a message may not. */
  private static final int LONGEST_NAME = 200;

  private JsonPath() {}

  static String property(String path, String name) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return path + (PLAIN.matcher(shown).matches() ? "." + shown : "['" + shown + "']");
  }

  static String element(String path, int index) {
    return path + "[" + index + "]";
  }
}
