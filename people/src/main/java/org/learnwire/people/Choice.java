package org.learnwire.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may choose for themselves. */
public enum Choice {
  /** Whether praise for them is drafted, sent by itself, or never decided. */
  RECOGNITIONS("recognitions", "no", "ask", "auto"),
  /** Whether they are reminded. */
  NUDGES("nudges", "no", "yes"),
  /** Whether business results are shown of them alone. */
  BUSINESS_RESULTS("business-results", "private", "shown"),
  /** The language they read: a BCP 47 tag, before what the HR system says. */
  LANGUAGE("language");

  private static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

  private final String word;
  private final List<String> words;

  Choice(String word, String... words) {
    this.word = word;
    this.words = List.of(words);
  }

  public String word() {
    return word;
  }

  /** The words it may be, the most protective one first; empty: any language tag. */
  public List<String> words() {
    return words;
  }

  public static Optional<Choice> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /**
   * The value as it is kept.
   *
   * @throws RulingRefused naming the words there are
   */
  String checked(String value) {
    if (this == LANGUAGE) {
      if (!value.matches(TAG)) {
        throw new RulingRefused(
            value + " is no language tag: write one like de, en or pt-BR (BCP 47).");
      }
      return Locale.forLanguageTag(value).toLanguageTag();
    }
    if (!words.contains(value)) {
      throw new RulingRefused(
          value + " is no choice for " + word + "; known: " + String.join(", ", words) + ".");
    }
    return value;
  }
}
