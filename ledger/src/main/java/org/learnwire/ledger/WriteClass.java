package org.learnwire.ledger;

import java.util.Locale;

/** What the vendor's own facts allow after an answer got lost (design §4). */
public enum WriteClass {
  /** The target knows our key: sending twice changes nothing. */
  OWN_KEY,
  /** What was sent can be found again by looking. */
  LOOKUP,
  /** It cannot be found again: a person settles it. */
  NONE;

  /** As connector.yaml spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads the spelling of connector.yaml. */
  public static WriteClass of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
