package org.learnwire.kit.manifest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.learnwire.kit.manifest.Limits.PerDay;
import org.learnwire.kit.manifest.Limits.Used;

/** Reads how hard a system may be asked. */
final class LimitsReader {
  private LimitsReader() {}

  static Limits read(Section section) {
    section.only(Vocabulary.LIMITS);
    Limits limits =
        new Limits(
            section.number("perSecond", 5),
            (int) section.number("perMinute", 0),
            (int) section.number("concurrent", 2),
            section.section("perDay").map(LimitsReader::perDay).orElse(null),
            stopOn(section));
    if (limits.perSecond() <= 0 || limits.concurrent() < 1) {
      throw section.wrong("perSecond", "and concurrent must be above 0", List.of());
    }
    if (section.has("perMinute") && limits.perMinute() < 1) {
      throw section.wrong("perMinute", "must be at least 1", List.of());
    }
    return limits;
  }

  private static PerDay perDay(Section section) {
    section.only(Vocabulary.PER_DAY);
    int calls = (int) section.number("calls", 0);
    if (calls < 1) {
      throw section.wrong("calls", "must be at least 1", List.of());
    }
    return new PerDay(
        calls, reserve(section), section.section("used").map(LimitsReader::used).orElse(null));
  }

  private static double reserve(Section section) {
    String text = section.text("reserve").orElse("0%");
    if (!text.matches("\\d{1,2}%")) {
      throw section.wrong("reserve", "must be a share of the calls like 20%", List.of());
    }
    return Integer.parseInt(text.replace("%", "")) / 100.0;
  }

  private static Used used(Section section) {
    section.only(Vocabulary.USED);
    try {
      Pattern pattern = Pattern.compile(section.text("pattern").orElse("(\\d+)"));
      if (pattern.matcher("").groupCount() < 1) {
        throw section.wrong("pattern", "needs a group around the figure, as (\\d+)", List.of());
      }
      return new Used(section.needText("header"), pattern);
    } catch (PatternSyntaxException e) {
      throw section.wrong("pattern", "is no regular expression: " + e.getDescription(), List.of());
    }
  }

  private static Set<Integer> stopOn(Section section) {
    Set<Integer> statuses = new LinkedHashSet<>();
    for (String status : section.has("stopOn") ? section.texts("stopOn") : List.<String>of()) {
      if (!status.matches("[45]\\d\\d")) {
        throw section.wrong("stopOn", "holds " + status + ", no status of an error", List.of());
      }
      statuses.add(Integer.valueOf(status));
    }
    return statuses;
  }
}
