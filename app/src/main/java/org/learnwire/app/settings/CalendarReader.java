package org.learnwire.app.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.rules.Holidays;
import org.learnwire.rules.InvalidLearningMap;
import org.learnwire.rules.InvalidRule;
import org.learnwire.rules.Programmes;
import org.learnwire.rules.ProgrammesReader;
import org.learnwire.rules.RuleFile;

/** Reads {@code holidays:}, {@code programmes:} and {@code cohorts:} below {@code rules:}. */
final class CalendarReader {
  private CalendarReader() {}

  /** Dates, and CSV files with more of them. */
  static Holidays holidays(YamlMap map, Path folder) {
    Holidays all = Holidays.NONE;
    for (String each : map.oneOrMore("holidays")) {
      all = all.and(each.endsWith(".csv") ? table(map, folder, each) : day(map, each));
    }
    return all;
  }

  private static Holidays table(YamlMap map, Path folder, String name) {
    NamedText file = TextFile.read(map, "holidays", folder.resolve(name));
    try {
      return Holidays.parse(file.name(), file.text());
    } catch (InvalidLearningMap e) {
      throw new InvalidSettings(file.name(), e.line(), e.what() + ".", "Mend that line.");
    }
  }

  private static Holidays day(YamlMap map, String text) {
    try {
      return new Holidays(Set.of(LocalDate.parse(text)), Map.of());
    } catch (DateTimeParseException e) {
      throw map.wrong(
          "holidays", "has " + text + ": write dates like 2026-12-25, or the name of a .csv file");
    }
  }

  static Programmes programmes(YamlMap map, Path folder) {
    Optional<RuleFile> file = file(map, "programmes", folder);
    Optional<RuleFile> cohorts = file(map, "cohorts", folder);
    if (file.isEmpty()) {
      if (cohorts.isPresent()) {
        throw map.wrong("cohorts", "says who takes part, but there is no \"programmes\"");
      }
      return Programmes.none();
    }
    try {
      return ProgrammesReader.read(file.get(), cohorts);
    } catch (InvalidLearningMap e) {
      throw new InvalidSettings(
          cohorts.orElseThrow().name(), e.line(), e.what() + ".", "Mend that line.");
    } catch (InvalidRule e) {
      throw new InvalidSettings(e.file(), e.line(), e.what() + ".", "Mend that line.");
    }
  }

  private static Optional<RuleFile> file(YamlMap map, String word, Path folder) {
    return map.text(word)
        .map(name -> TextFile.read(map, word, folder.resolve(name)))
        .map(text -> new RuleFile(text.name(), text.text()));
  }
}
