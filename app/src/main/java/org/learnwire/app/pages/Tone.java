package org.learnwire.app.pages;

import java.util.Locale;

/** The colour family of a pill; a word always stands with it. */
public enum Tone {
  GOOD,
  WAITING,
  WRONG,
  CALM,
  QUIET;

  /** The class name in the stylesheet. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
