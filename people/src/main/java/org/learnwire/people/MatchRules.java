package org.learnwire.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the settings say about matching.
 *
 * @param explicit "connection id/remote id" → whom a person wrote down: goes before everything else
 * @param ignoreEmails patterns with {@code *} of addresses that are nobody's
 */
public record MatchRules(Map<String, Said> explicit, List<Pattern> ignoreEmails) {
  public static MatchRules standard() {
    return new MatchRules(Map.of(), List.of());
  }

  /** From patterns such as {@code *@noreply.*}. */
  public static MatchRules of(Map<String, Said> explicit, List<String> ignoreEmails) {
    return new MatchRules(
        Map.copyOf(explicit), ignoreEmails.stream().map(MatchRules::pattern).toList());
  }

  private static Pattern pattern(String glob) {
    String regex =
        Pattern.compile("\\*")
            .splitAsStream(glob.toLowerCase(Locale.ROOT) + " ")
            .map(part -> Pattern.quote(part.stripTrailing()))
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex);
  }

  boolean ignores(String email) {
    return ignoreEmails.stream().anyMatch(pattern -> pattern.matcher(email).matches());
  }
}
