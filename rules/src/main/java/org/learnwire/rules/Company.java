package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Where days begin and which languages texts are written in, the preferred one first.
 *
 * @param timeZone the zone in which dates are read and written
 * @param languages language tags, the preferred one first
 */
public record Company(ZoneId timeZone, List<String> languages) {
  public Company {
    languages = List.copyOf(languages);
  }

  LocalDate date(Instant at) {
    return at.atZone(timeZone).toLocalDate();
  }

  /** The text in the company's preferred language, else in English, else in any; "" for none. */
  String text(Map<String, String> texts) {
    for (String language : languages) {
      String text = texts.get(language);
      if (text != null) {
        return text;
      }
    }
    return texts.getOrDefault("en", texts.values().stream().findFirst().orElse(""));
  }
}
