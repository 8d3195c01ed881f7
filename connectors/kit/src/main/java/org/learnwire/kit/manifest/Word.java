package org.learnwire.kit.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The closed lists of values in a manifest, written in lower case with dashes. */
interface Word {

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> all(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants()).map(Word::of).toList();
  }
}
