package org.learnwire.xapi;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts of time as xAPI writes them (xAPI Data 4.6: ISO 8601:2004 section 4.4.3.2). */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile(
          "P(?=[\\dT])(\\d+(?:[.,]\\d+)?Y)?(\\d+(?:[.,]\\d+)?M)?(\\d+(?:[.,]\\d+)?D)?"
              + "(T(?=\\d)(\\d+(?:[.,]\\d+)?H)?(\\d+(?:[.,]\\d+)?M)?(\\d+(?:[.,]\\d+)?S)?)?"
              + "|P\\d+(?:[.,]\\d+)?W");

  /** Real ones have under 40 characters; the bound keeps the pattern quick. */
  private static final int LONGEST = 400;

  private Durations() {}

  /** True for a duration; only its smallest part may have a fraction (ISO 8601 4.4.3.2). */
  public static boolean isDuration(String text) {
    return isCommon(text)
        || text.length() <= LONGEST
            && FORM.matcher(text).matches()
            && isLastPart(text, decimalSign(text));
  }

  /** Nearly all of them: hours, minutes and seconds without a fraction. */
  private static boolean isCommon(String text) {
    if (!text.startsWith("PT") || text.length() > LONGEST) {
      return false;
    }
    String units = "HMS";
    int at = 2;
    int unit = 0;
    while (at < text.length()) {
      int first = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      int found = at == first || at == text.length() ? -1 : units.indexOf(text.charAt(at), unit);
      if (found < 0) {
        return false;
      }
      unit = found + 1;
      at++;
    }
    return unit > 0;
  }

  /**
   * The text without what is finer than a hundredth of a second: no comparison looks at it (xAPI
   * Data 4.6). Beyond that durations are compared as text, because months have no fixed length.
   */
  public static String toHundredths(String text) {
    int sign = decimalSign(text);
    return sign < 0 || !text.endsWith("S") || text.length() <= sign + 4
        ? text
        : text.substring(0, sign + 3) + "S";
  }

  /** A length of time as seconds to a hundredth, the finest that is compared. */
  public static String format(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a duration of xAPI cannot be negative: " + time);
    }
    int hundredths = time.getNano() / 10_000_000;
    String seconds = time.toHours() + "H" + time.toMinutesPart() + "M" + time.toSecondsPart();
    return "PT"
        + seconds
        + (hundredths == 0 ? "S" : String.format(Locale.ROOT, ".%02dS", hundredths));
  }

  private static int decimalSign(String text) {
    return Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  }

  private static boolean isLastPart(String text, int sign) {
    if (sign < 0) {
      return true;
    }
    boolean first = text.indexOf('.') == sign || text.indexOf(',') == sign;
    int at = sign + 1;
    while (Character.isDigit(text.charAt(at))) {
      at++;
    }
    return first && at == text.length() - 1;
  }
}
