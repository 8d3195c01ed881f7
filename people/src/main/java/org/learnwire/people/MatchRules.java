package org.learnwire.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say about matching.
 *
 * @param explicit "connection id/remote id" → whom a person wrote down: goes before everything else
 * @param ignoreEmails patterns with {@code *} of addresses that are nobody's
 * @param sources connection id → how its numbers and SSO ids are read
 */
public record MatchRules(
    Map<String, Said> explicit, List<Pattern> ignoreEmails, Map<UUID, SourceRules> sources) {
  public static MatchRules standard() {
    return new MatchRules(Map.of(), List.of(), Map.of());
  }

  /** From patterns such as {@code *@noreply.*}. */
  public static MatchRules of(Map<String, Said> explicit, List<String> ignoreEmails) {
    return of(explicit, ignoreEmails, Map.of());
  }

  public static MatchRules of(
      Map<String, Said> explicit, List<String> ignoreEmails, Map<UUID, SourceRules> sources) {
    return new MatchRules(
        Map.copyOf(explicit),
        ignoreEmails.stream().map(MatchRules::pattern).toList(),
        Map.copyOf(sources));
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

  SourceRules of(UUID connectionId) {
    return sources.getOrDefault(connectionId, SourceRules.NONE);
  }

  /** Every way in which what was said may stand in the accounts. */
  Set<String> spellings(Said said) {
    Set<String> all = new TreeSet<>(Set.of(said.value()));
    if (said.key() == Said.Key.EMPLOYEE_NUMBER) {
      sources.values().forEach(source -> add(all, source.numbers().of(said.value())));
    }
    return all;
  }

  private static void add(Set<String> all, @Nullable String spelling) {
    if (spelling != null) {
      all.add(spelling);
    }
  }

  /** Whether this state of an employee is who is meant. */
  boolean means(Said said, Account employee) {
    if (said.key() == Said.Key.EMPLOYEE_NUMBER && employee.numberKey() != null) {
      return employee.numberKey().equals(of(employee.connectionId()).numbers().of(said.value()));
    }
    return said.means(employee);
  }

  /** Accounts that the explicit map gives this employee, as "connection id/remote id". */
  List<String> mappedTo(Account employee) {
    return explicit.entrySet().stream()
        .filter(each -> means(each.getValue(), employee))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A text that is another when, and only when, these rules decide otherwise. */
  String fingerprint() {
    return new TreeMap<>(explicit) + " " + ignoreEmails + " " + new TreeMap<>(sources);
  }
}
