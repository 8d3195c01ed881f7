package org.learnwire.routes.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and addresses as they stand in texts, upper and lower case alike. */
final class Words {
  static final String BLOT = "(erased)";

  private final List<String> all;
  private final Pattern any;

  Words(Collection<String> words) {
    // The longest first: an address may begin with a name.
    all = words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    any =
        Pattern.compile(
            all.isEmpty()
                ? "(?!)"
                : all.stream()
                    .map(word -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                    .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  List<String> all() {
    return all;
  }

  boolean in(String text) {
    return any.matcher(text).find();
  }

  boolean in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.UTF_8));
  }

  String without(String text) {
    return any.matcher(text).replaceAll(Matcher.quoteReplacement(BLOT));
  }
}
