package org.learnwire.database;

import java.util.Locale;

/** Who brought a stored row: set by the writer, never by a client. Decide never reads receipts. */
public enum Origin {
  /** A system of record: an LMS, an HRIS, a client of the LRS. */
  SOURCE,
  /** A person on one of our own pages. */
  PERSON,
  /** Our own record of something that we did. */
  RECEIPT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word as it stands in the database. */
  public String word() {
    return word;
  }

  public static Origin of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
