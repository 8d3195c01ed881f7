package org.learnwire.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.learnwire.routes.GuardSettings;
import org.learnwire.routes.JourneySettings.AskingSettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.rules.Holidays;
import org.learnwire.rules.Programmes;

/** Reads {@code rules:}, {@code learning-map:}, {@code skills:} and {@code active-from:}. */
final class RulesReader {
  private final YamlMap top;
  private final Path folder;
  private final Clock clock;
  private final ZoneId zone;

  RulesReader(YamlMap top, Path folder, Clock clock, ZoneId zone) {
    this.top = top;
    this.folder = folder;
    this.clock = clock;
    this.zone = zone;
  }

  /** {@code rules:} is the folder alone, or keys of its own among which the folder is. */
  RuleSettings read() {
    boolean keys = top.holdsKeys("rules");
    Optional<YamlMap> words = keys ? top.map("rules") : Optional.empty();
    words.ifPresent(
        map ->
            map.only(
                "folder",
                "holidays",
                "programmes",
                "cohorts",
                "quiet-hours",
                "caps",
                "budgets",
                "approve",
                "proposals",
                "drafts"));
    return new RuleSettings(
        top.text("active-from").map(this::activeFrom),
        keys ? files(words.get(), "folder") : files(top, "rules"),
        file("learning-map"),
        file("skills"),
        words.map(map -> CalendarReader.holidays(map, folder)).orElse(Holidays.NONE),
        words.map(map -> CalendarReader.programmes(map, folder)).orElse(Programmes.none()),
        words.map(GuardsReader::read).orElse(GuardSettings.STANDARD),
        words.map(AskingReader::read).orElse(AskingSettings.usual()));
  }

  private Optional<NamedText> file(String word) {
    return top.text(word).map(named -> TextFile.read(top, word, folder.resolve(named)));
  }

  /** A date, or a period back from today such as {@code -P3M}. */
  private Instant activeFrom(String text) {
    try {
      LocalDate date =
          text.startsWith("-P")
              ? LocalDate.now(clock.withZone(zone)).minus(Period.parse(text.substring(1)))
              : LocalDate.parse(text);
      return date.atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw top.wrong("active-from", "must be a date like 2026-11-01, or a period back like -P3M");
    }
  }

  private List<NamedText> files(YamlMap map, String word) {
    Optional<Path> rules = map.text(word).map(folder::resolve);
    return rules.isEmpty() ? List.of() : files(map, word, rules.get());
  }

  private static List<NamedText> files(YamlMap map, String word, Path rulesFolder) {
    try (Stream<Path> files = Files.list(rulesFolder)) {
      List<NamedText> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        all.add(TextFile.read(map, word, file));
      }
      return all;
    } catch (IOException e) {
      throw map.wrong(word, "names " + rulesFolder + ", which is no folder that can be read");
    }
  }
}
