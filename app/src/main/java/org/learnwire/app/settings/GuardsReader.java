package org.learnwire.app.settings;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnwire.ledger.Quota;
import org.learnwire.routes.GuardSettings;
import org.learnwire.routes.GuardSettings.Budget;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.QuietHours;

/** Reads {@code quiet-hours:}, {@code caps:} and {@code budgets:} below {@code rules:}. */
final class GuardsReader {
  private static final String QUIET_HOURS = "quiet-hours";
  private static final String CAPS = "caps";
  private static final String NONE = "none";
  private static final String RECOGNITION = DecisionKind.GrantRecognition.write();

  private GuardsReader() {}

  static GuardSettings read(YamlMap rules) {
    boolean noCaps = isNone(rules, CAPS);
    Optional<YamlMap> caps = noCaps ? Optional.empty() : rules.map(CAPS);
    caps.ifPresent(map -> map.only("messages", "channels"));
    Optional<Integer> usual = GuardSettings.STANDARD.messages();
    return new GuardSettings(
        quietHours(rules),
        noCaps ? Optional.empty() : caps.flatMap(map -> count(map, "messages")).or(() -> usual),
        caps.flatMap(map -> map.map("channels")).map(GuardsReader::channels).orElse(Map.of()),
        rules.map("budgets").map(GuardsReader::budgets).orElse(List.of()));
  }

  /** {@code none} switches off what usually holds. */
  private static boolean isNone(YamlMap map, String word) {
    if (map.holdsKeys(word) || !map.keys().contains(word)) {
      return false;
    }
    if (!map.required(word).equals(NONE)) {
      throw map.wrong(word, "must be none, or hold keys of its own");
    }
    return true;
  }

  private static QuietHours quietHours(YamlMap rules) {
    if (isNone(rules, QUIET_HOURS)) {
      return QuietHours.NONE;
    }
    Optional<YamlMap> hours = rules.map(QUIET_HOURS);
    if (hours.isEmpty()) {
      return QuietHours.STANDARD;
    }
    YamlMap map = hours.get().only("from", "to", "non-working-days");
    return new QuietHours(time(map, "from"), time(map, "to"), map.flag("non-working-days", true));
  }

  private static LocalTime time(YamlMap map, String word) {
    try {
      return LocalTime.parse(map.required(word));
    } catch (DateTimeParseException e) {
      throw map.wrong(word, "must be a time of the day like \"18:00\"");
    }
  }

  private static Map<String, Integer> channels(YamlMap channels) {
    Map<String, Integer> caps = new LinkedHashMap<>();
    channels.keys().forEach(name -> caps.put(name, count(channels, name).orElseThrow()));
    return caps;
  }

  private static List<Budget> budgets(YamlMap budgets) {
    budgets.only(
        Arrays.stream(DecisionKind.values()).map(DecisionKind::write).toArray(String[]::new));
    return budgets.keys().stream()
        .map(write -> budget(write, budgets.map(write).orElseThrow()))
        .toList();
  }

  private static Budget budget(String write, YamlMap map) {
    map.only("per", "of", "count", "points");
    Optional<Integer> count = count(map, "count");
    Optional<Integer> points = count(map, "points");
    if (count.isPresent() == points.isPresent()) {
      throw map.wrong("per", "needs either \"count\" or \"points\" beside it");
    }
    if (points.isPresent() && !write.equals(RECOGNITION)) {
      throw map.wrong("points", "are given by " + RECOGNITION + " alone");
    }
    return new Budget(
        write,
        word(map, "per", GuardSettings.Per.values()),
        word(map, "of", new Quota.Of[] {Quota.Of.GIVER, Quota.Of.TEAM, Quota.Of.COMPANY}),
        points.or(() -> count).orElseThrow(),
        points.isPresent());
  }

  private static <T extends Enum<T>> T word(YamlMap map, String key, T[] known) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T each : known) {
      words.put(each.name().toLowerCase(Locale.ROOT), each);
    }
    T found = words.get(map.required(key));
    if (found == null) {
      throw map.wrong(key, "must be one of " + String.join(", ", words.keySet()));
    }
    return found;
  }

  private static Optional<Integer> count(YamlMap map, String key) {
    Optional<String> text = map.text(key);
    if (text.isPresent() && !text.get().matches("[1-9]\\d{0,8}")) {
      throw map.wrong(key, "must be a whole number from 1 on");
    }
    return text.map(Integer::valueOf);
  }
}
