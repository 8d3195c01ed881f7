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
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.RuleSettings;

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

  RuleSettings read() {
    return new RuleSettings(
        top.text("active-from").map(this::activeFrom),
        top.text("rules").map(folder::resolve).map(this::rules).orElse(List.of()),
        file("learning-map"),
        file("skills"));
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

  private List<NamedText> rules(Path rulesFolder) {
    try (Stream<Path> files = Files.list(rulesFolder)) {
      List<NamedText> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        all.add(TextFile.read(top, "rules", file));
      }
      return all;
    } catch (IOException e) {
      throw top.wrong("rules", "names " + rulesFolder + ", which is no folder that can be read");
    }
  }
}
