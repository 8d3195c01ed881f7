package org.learnwire.xapi;

import java.util.regex.Pattern;

/** Language tags by the grammar of RFC 5646 2.1, grandfathered ones included. */
final class LanguageTags {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
              + "(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?"
              + "(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*"
              + "(?:-[\\da-wy-z](?:-[a-z\\d]{2,8})+)*"
              + "(?:-x(?:-[a-z\\d]{1,8})+)?|x(?:-[a-z\\d]{1,8})+"
              + "|i-[a-z]{2,8}|en-gb-oed|sgn-be-fr|sgn-be-nl|sgn-ch-de"
              + "|art-lojban|cel-gaulish|zh-min-nan|zh-hakka|zh-xiang)",
          Pattern.CASE_INSENSITIVE);

  /** The bound keeps the pattern from running out of stack; real tags have up to 35 characters. */
  private static final int LONGEST = 100;

  private LanguageTags() {}

  static boolean isTag(String text) {
    return isCommon(text) || text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  /** Nearly all of them: en, de-AT. */
  private static boolean isCommon(String text) {
    int length = text.length();
    return (length == 2 || length == 5 && text.charAt(2) == '-')
        && areLetters(text, 0)
        && areLetters(text, length - 2);
  }

  private static boolean areLetters(String text, int at) {
    return isLetter(text.charAt(at)) && isLetter(text.charAt(at + 1));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
