package org.learnwire.app.pages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes names and addresses out of a ledger line while names are not shown.
 *
 * <p>Labels come without names already, but a drafted text greets its reader: what it sends and
 * what this page shows of it are two things.
 */
final class Veil {
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+'-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Set<String> PRIVATE =
      Set.of("giverName", "recipientName", "recipientEmail", "giverEmail", "ownerRemoteId");

  private Veil() {}

  static EntryView over(EntryView entry) {
    Map<String, String> names = names(entry);
    return new EntryView(
        entry.id(),
        entry.connection(),
        entry.system(),
        entry.write(),
        entry.person(),
        entry.other(),
        Map.of(),
        hidden(entry.fields(), names),
        hidden(entry.before(), names),
        hidden(entry.because(), names),
        entry.rule(),
        entry.mode(),
        entry.state(),
        entry.held(),
        entry.message() == null ? null : hidden(entry.message(), names),
        entry.lookup(),
        entry.at(),
        entry.changed(),
        entry.version());
  }

  /** Masks addresses in a text whose names are unknown. */
  static String over(String text) {
    return ADDRESS.matcher(text).replaceAll("(address hidden)");
  }

  private static Map<String, String> names(EntryView entry) {
    Map<String, String> names = new LinkedHashMap<>();
    entry.mentioned().forEach((name, label) -> put(names, name, label));
    PersonLabel other = entry.other();
    put(names, entry.fields().get("giverName"), other == null ? "a colleague" : other.label());
    boolean aboutPerson = !"message.send".equals(entry.write());
    String reader = aboutPerson || other == null ? entry.person().label() : other.label();
    put(names, entry.fields().get("recipientName"), reader);
    return longestFirst(names);
  }

  /** So that a first name alone does not break up the full one. */
  private static Map<String, String> longestFirst(Map<String, String> names) {
    Map<String, String> sorted = new LinkedHashMap<>();
    names.entrySet().stream()
        .sorted(Comparator.comparingInt(name -> -name.getKey().length()))
        .forEach(name -> sorted.put(name.getKey(), name.getValue()));
    return sorted;
  }

  private static void put(Map<String, String> names, @Nullable String name, String label) {
    if (name == null || name.isBlank()) {
      return;
    }
    names.putIfAbsent(name.strip(), label);
    for (String part : name.strip().split("\\s+")) {
      // Not the "de" of "de Vries": it stands in many a sentence.
      if (part.length() > 1 && !Character.isLowerCase(part.charAt(0))) {
        names.putIfAbsent(part, label);
      }
    }
  }

  private static Map<String, String> hidden(Map<String, String> fields, Map<String, String> names) {
    Map<String, String> shown = new LinkedHashMap<>();
    fields.forEach(
        (field, value) -> {
          if (!PRIVATE.contains(field)) {
            shown.put(field, hidden(value, names));
          }
        });
    return shown;
  }

  private static String hidden(String text, Map<String, String> names) {
    String shown = over(text);
    for (Map.Entry<String, String> name : names.entrySet()) {
      Pattern word =
          Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name.getKey()) + "(?![\\p{L}])");
      shown = word.matcher(shown).replaceAll(Matcher.quoteReplacement(name.getValue()));
    }
    return shown;
  }
}
