package org.learnwire.connector.email;

/** A letter that is not written: says which part of it is wrong, and never what stands there. */
final class BadLetter extends Exception {
  BadLetter(String message) {
    super(message);
  }

  /** A line break in a header would begin another header (RFC 5322, 2.2). */
  static String oneLine(String what, String text) throws BadLetter {
    if (text.chars().anyMatch(each -> each < 0x20 && each != '\t' || each == 0x7f)) {
      throw new BadLetter(what + " has a line break or control character in it");
    }
    return text;
  }
}
